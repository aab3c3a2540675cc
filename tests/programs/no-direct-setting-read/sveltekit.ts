// file: src/routes/login/+server.ts
// expect: secret-key/no-direct-setting-read
import { SESSION_SECRET } from '$env/static/private'
import { env } from '$env/dynamic/private'
import jwt from 'jsonwebtoken'

export const POST = async ({ request }: { request: Request }) => {
  const { name } = await request.json()
  return Response.json({
    session: jwt.sign({ name }, SESSION_SECRET),
    // expect: secret-key/no-direct-setting-read
    refresh: jwt.sign({ name }, env.REFRESH_TOKEN_SECRET),
  })
}
