// file: next.config.js
const withAnalyzer = require('@next/bundle-analyzer')({ enabled: process.env.ANALYZE === 'true' })

module.exports = withAnalyzer({
  reactStrictMode: true,
  env: {
    STAGE: process.env.STAGE,
    // expect: secret-key/no-exposed-key
    JWT_SECRET: process.env.JWT_SECRET,
  },
  serverRuntimeConfig: { sessionSecret: process.env.SESSION_SECRET },
  // expect: secret-key/no-exposed-key
  publicRuntimeConfig: { cookieSecret: process.env.COOKIE_SECRET },
})
