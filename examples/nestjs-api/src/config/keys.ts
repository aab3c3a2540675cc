/** The keys of one purpose: `newest` signs, every one of `all` verifies. */
export interface KeyRing {
  readonly newest: string
  readonly all: readonly string[]
}

function read(name: string): string[] {
  const keys = [process.env[name], process.env[`${name}_PREVIOUS`]].filter((key) => key !== undefined)
  for (const key of keys) {
    if (key.length < 32) throw new Error(`${name} is shorter than 32 characters`)
  }
  return keys
}

function ringOf(name: string): KeyRing {
  const all = read(name)
  const [newest] = all
  if (newest === undefined) throw new Error(`${name} is not set`)
  return { newest, all }
}

export const accessTokenKeys = ringOf('JWT_SECRET')
export const refreshTokenKeys = ringOf('JWT_REFRESH_SECRET')
export const cookieKeys = ringOf('COOKIE_SECRET')

/** Every stored value names the key that it was encrypted with. */
export const columnKeys: ReadonlyMap<string, Buffer> = new Map(
  (process.env.COLUMN_ENCRYPTION_KEYS ?? '').split(',').map((entry) => {
    const [id = '', key = ''] = entry.split(':')
    return [id, Buffer.from(key, 'hex')]
  }),
)
