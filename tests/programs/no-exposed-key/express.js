const express = require('express')
const jwt = require('jsonwebtoken')
const config = require('config')

const app = express()
const secret = process.env.JWT_SECRET
// expect: secret-key/no-exposed-key
console.log('starting with', secret)

app.get('/debug', (req, res) => {
  // expect: secret-key/no-exposed-key
  res.json({ env: process.env })
})

app.post('/login', (req, res) => {
  const token = jwt.sign({ sub: req.body.name }, secret)
  // expect: secret-key/no-exposed-key
  res.cookie('key', secret)
  res.cookie('token', token)
  // expect: secret-key/no-exposed-key
  res.set('x-session', config.get('session.secret'))
  res.send(token)
})

app.use((error, req, res, next) => {
  // expect: secret-key/no-exposed-key
  res.status(500).send(`${error.message}, ${secret}`)
})
