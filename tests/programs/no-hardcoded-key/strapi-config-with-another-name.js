// file: config/admin.js
module.exports = ({ env: setting }) => ({
  auth: {
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: setting('ADMIN_JWT_SECRET', 'made-up-strapi-admin-key'),
  },
  apiToken: { salt: setting('API_TOKEN_SALT') },
})
