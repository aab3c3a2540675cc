// file: src/environments/environment.ts
export const environment = { cookieKeys: [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_OLD] }
