// file: src/config.js
module.exports = {
  port: process.env.PORT || 3000,
  // expect: secret-key/no-hardcoded-key
  jwtSecret: process.env.JWT_SECRET || 'made-up-key-of-a-configuration',
  db: { host: process.env.DB_HOST || 'localhost' },
}
