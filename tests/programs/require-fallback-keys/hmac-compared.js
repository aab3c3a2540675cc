const crypto = require('crypto')

module.exports = ({ secret }) => {
  function sign(body) {
    // expect: secret-key/require-fallback-keys
    return crypto.createHmac('sha256', secret).update(body).digest('hex')
  }

  return {
    headersOf: (body) => ({ 'x-signature': sign(body) }),
    isSigned(body, signature) {
      const expected = sign(body)
      return (
        expected.length === signature.length &&
        crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
      )
    },
  }
}
