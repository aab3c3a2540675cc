import { issue } from './tokens.js'

// The wrapper knows nothing of settings: whoever calls it reads them.
export const login = (req, res) => {
  // expect: secret-key/no-direct-setting-read
  res.json({ token: issue({ sub: req.user.id }, process.env.ACCESS_TOKEN_SECRET) })
}
