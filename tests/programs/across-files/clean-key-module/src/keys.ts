const published = ['keyboard cat', 'made-up-key-of-the-documentation']

function ringOf(name: string): readonly string[] {
  const ring = [process.env[name], process.env[`${name}_PREVIOUS`]].filter((key) => key !== undefined)
  if (ring.length === 0) throw new Error(`${name} is not set`)
  if (ring.some((key) => key.length < 32 || published.includes(key))) throw new Error(`${name} is weak`)
  return ring
}

export const sessionKeys = ringOf('SESSION_SECRET')
export const secrets = { cookie: ringOf('COOKIE_SECRET'), token: ringOf('JWT_SECRET') }
