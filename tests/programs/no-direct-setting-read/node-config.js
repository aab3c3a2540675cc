const config = require('config')
const jwt = require('jsonwebtoken')
const express = require('express')

const router = express.Router()

router.post('/', (req, res, next) => {
  jwt.sign(
    { user: { id: req.user.id } },
    // expect: secret-key/no-direct-setting-read
    config.get('jwtSecret'),
    { expiresIn: '5 days' },
    (error, token) => (error ? next(error) : res.json({ token })),
  )
})

module.exports = router
