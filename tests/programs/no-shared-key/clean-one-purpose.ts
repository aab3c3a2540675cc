import jwt from 'jsonwebtoken'
import passport from 'passport'
import { ExtractJwt, Strategy } from 'passport-jwt'
import cookieParser from 'cookie-parser'
import session from 'express-session'

app.use(cookieParser(process.env.SESSION_SECRET))
app.use(session({ secret: process.env.SESSION_SECRET }))

passport.use(
  new Strategy(
    { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_SECRET },
    (payload, done) => done(null, payload),
  ),
)

export const login = (id: string) => jwt.sign({ id }, process.env.JWT_SECRET, { expiresIn: '1h' })
export const remember = (id: string) => jwt.sign({ id }, process.env.JWT_SECRET, { expiresIn: '30d' })
export const check = (token: string) => jwt.verify(token, process.env.JWT_SECRET)

export const resetPassword = async (token: string, password: string) => {
  const user = await findByResetToken(token)
  await user.setPassword(password)
  return jwt.sign({ id: user.id }, process.env.JWT_SECRET)
}
