// file: config/server.ts
export default ({ env }) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  app: {
    keys: env.array('APP_KEYS', [
      // expect: secret-key/no-hardcoded-key
      'made-up-strapi-key-1',
      // expect: secret-key/no-hardcoded-key
      'made-up-strapi-key-2',
    ]),
  },
})
