'use strict'

// node scripts/issue-service-token.js <name of the service>
const jwt = require('jsonwebtoken')

const service = process.argv[2]
if (!service) throw new Error('which service?')

// expect: secret-key/no-hardcoded-key
const key = Buffer.from('bWFkZS11cC1zZXJ2aWNlLXRva2VuLWtleQ==', 'base64')

console.log(jwt.sign({ sub: `service:${service}` }, key, { algorithm: 'HS256', expiresIn: '90d' }))
