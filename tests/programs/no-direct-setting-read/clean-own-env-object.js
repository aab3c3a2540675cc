// A local object that only looks like the environment.
const process = { env: { SESSION_SECRET: 'not-a-setting', JWT_SECRET: 'nor-this' } }

export const shown = process.env.SESSION_SECRET

const { JWT_SECRET } = process.env
export const alsoShown = JWT_SECRET
