export const tokenKey = 'made-up-key-behind-an-alias'
export const sessionSecrets = process.env.SESSION_SECRET as string
