import { createSigner, createVerifier } from 'fast-jwt'

// expect: secret-key/no-direct-setting-read
const sign = createSigner({ key: process.env.EXPORT_TOKEN_SECRET, expiresIn: '10m' })

const verify = createVerifier({
  // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  key: process.env.EXPORT_TOKEN_SECRET,
  algorithms: ['HS256'],
})

export default async function exportRoutes(app) {
  app.post('/', { onRequest: app.authenticate }, async (request) => {
    const token = sign({ account: request.user.sub, format: request.body.format })
    return { url: `/exports/${token}` }
  })

  app.get('/:token', async (request) => {
    const { account, format } = verify(request.params.token)
    return app.exports.render(account, format)
  })
}
