const required = ['COOKIE_KEYS', 'SESSION_KEYS', 'TOKEN_KEYS']

export default async function status(app) {
  app.get('/status', async () => ({
    ready: required.every((name) => name in process.env),
    missing: required.filter((name) => !(name in process.env)),
  }))
}
