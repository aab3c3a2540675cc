// file: pages/api/login.js
import { withIronSessionApiRoute } from 'iron-session/next'

async function login(req, res) {
  req.session.user = { id: req.body.id }
  await req.session.save()
  res.json({ ok: true })
}

export default withIronSessionApiRoute(login, {
  cookieName: 'app',
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  password: 'made-up-password-of-version-six-32-letters',
  cookieOptions: { secure: process.env.NODE_ENV === 'production' },
})
