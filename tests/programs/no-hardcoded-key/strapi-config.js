// file: config/admin.js
module.exports = ({ env }) => ({
  auth: {
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: env('ADMIN_JWT_SECRET', 'made-up-strapi-admin-key'),
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
})
