// The only file that reads a secret setting. Rings are newest first.

/**
 * @param {string} name
 * @returns {string[]}
 */
function ringOf(name) {
  const keys = (process.env[name] ?? '').split(',').filter(Boolean)
  if (keys.length === 0) throw new Error(`${name} is not set`)
  if (keys.some((key) => key.length < 32)) throw new Error(`${name} holds a key of fewer than 32 characters`)
  return keys
}

export const cookieKeys = ringOf('COOKIE_KEYS')

export const sessionKeys = ringOf('SESSION_KEYS').map((key) => Buffer.from(key, 'hex'))

const tokens = ringOf('TOKEN_KEYS')
export const tokenKeys = { newest: tokens[0], all: tokens }

/** The key of a version that stands in a token's header as `kid`. */
export const tokenKeyOf = (kid) => tokens[Number(kid)] ?? tokens[0]
