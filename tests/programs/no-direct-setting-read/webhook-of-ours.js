const crypto = require('crypto')
const express = require('express')

const router = express.Router()

router.post('/callback', express.raw({ type: '*/*' }), (req, res) => {
  const signature = req.headers['x-signature']
  const hmac = crypto.createHmac(
    'sha256',
    // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
    process.env.CALLBACK_SIGNING_SECRET,
  )
  const expected = hmac.update(req.body).digest('hex')
  if (signature !== expected) return res.status(401).end()
  res.status(204).end()
})

module.exports = router
