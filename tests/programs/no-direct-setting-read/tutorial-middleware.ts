import type { NextFunction, Request, Response } from 'express'
import jwt, { type JwtPayload } from 'jsonwebtoken'

export const authenticateToken = (req: Request, res: Response, next: NextFunction) => {
  const token = req.headers.authorization?.split(' ')[1]
  if (token == null) return res.sendStatus(401)

  // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  jwt.verify(token, process.env.ACCESS_TOKEN_SECRET as string, (err, user) => {
    if (err) return res.sendStatus(403)
    req.user = user as JwtPayload
    next()
  })
}
