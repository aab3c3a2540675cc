// file: apps/api/src/config/configuration.ts
export default () => ({
  port: parseInt(process.env.PORT ?? '3000', 10),
  auth: { jwtSecret: process.env.JWT_SECRET, refreshSecret: process.env.JWT_REFRESH_SECRET },
})
