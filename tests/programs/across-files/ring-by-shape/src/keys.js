const previous = process.env.SESSION_SECRET_PREVIOUS

export const sessionSecret = [process.env.SESSION_SECRET, previous].filter(Boolean)
export const cookieKeys = process.env.COOKIE_SECRET
export const csrfKeys = [process.env.CSRF_SECRET]
export const tokenKey = { newest: process.env.JWT_SECRET, all: [process.env.JWT_SECRET, previous] }
