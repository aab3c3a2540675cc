export const options = {
  lifetime: process.env.JWT_EXPIRES_IN ?? '1h',
  algorithm: process.env.JWT_ALGORITHM,
  issuer: process.env.JWT_ISSUER,
  publicKey: process.env.JWT_PUBLIC_KEY,
  cookieName: process.env.SESSION_COOKIE_NAME,
  rounds: Number(process.env.SALT_ROUNDS),
  keyboard: process.env.KEYBOARD_LAYOUT,
  monkeys: process.env.MONKEY_COUNT,
  cachePrefix: process.env.CACHE_KEY_PREFIX,
  secretFile: process.env.SESSION_SECRET_FILE,
  maxTokens: process.env.MAX_TOKENS,
  production: process.env.NODE_ENV === 'production',
}
