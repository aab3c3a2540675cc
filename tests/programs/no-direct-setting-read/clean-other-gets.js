export function handler(req, cache, headers, params) {
  const entry = cache.get('session.secret')
  const signature = headers.get('x-signing-secret')
  const form = params.get('secretKey')
  return { entry, signature, form, custom: req.get('x-session-secret') }
}

export const messages = new Map([['jwt.secret', 'Your token secret']])
export const label = messages.get('jwt.secret')
