// file: test/session.test.js
const session = require('express-session')
const request = require('supertest')
const express = require('express')

const app = express()
app.use(session({ secret: 'made-up-test-key', resave: false, saveUninitialized: false }))

module.exports = request(app)
