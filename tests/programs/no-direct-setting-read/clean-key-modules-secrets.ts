// file: packages/server/src/secrets.ts
export const sessionSecrets = () => [process.env.SESSION_SECRET, process.env.SESSION_SECRET_OLD]
