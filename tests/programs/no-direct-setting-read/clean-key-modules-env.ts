// file: app/utils/env.server.ts
export const env = {
  SESSION_SECRET: process.env.SESSION_SECRET!,
  COOKIE_SECRETS: process.env.COOKIE_SECRETS?.split(',') ?? [],
}
