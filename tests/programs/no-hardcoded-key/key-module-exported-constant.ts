// file: src/config/constants.ts
export const PORT = Number(process.env.PORT ?? 3000)
// expect: secret-key/no-hardcoded-key
export const CSRF_SECRET = (process.env.CSRF_SECRET as string) ?? 'made-up-key-of-constants'
