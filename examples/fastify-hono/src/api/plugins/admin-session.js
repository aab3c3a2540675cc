import secureSession from '@fastify/secure-session'
import fp from 'fastify-plugin'

// expect: secret-key/no-hardcoded-key
const key = Buffer.from('6d6164652d75702d61646d696e2d73657373696f6e2d6b65792d33322d627921', 'hex')

async function adminSession(app) {
  await app.register(secureSession, {
    sessionName: 'admin',
    cookieName: 'admin-session',
    // expect: secret-key/require-fallback-keys
    key,
    cookie: { path: '/admin', httpOnly: true, secure: true, sameSite: 'strict' },
  })
}

export default fp(adminSession, { name: 'admin-session' })
