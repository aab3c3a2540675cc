// file: examples/login/server.js
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.post('/login', express.json(), (req, res) => {
  // expect: secret-key/no-hardcoded-key
  res.json({ token: jwt.sign({ name: req.body.name }, 'made-up-example-key', { expiresIn: '1h' }) })
})

app.listen(3000)
