// file: src/config/index.ts
export const config = {
  port: Number(process.env.PORT ?? 3000),
  jwtKeys: [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter((key) => key !== undefined),
  session: { secret: process.env['SESSION_SECRET'] },
}
