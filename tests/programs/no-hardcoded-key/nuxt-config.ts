// file: nuxt.config.ts
export default defineNuxtConfig({
  modules: ['nuxt-auth-utils'],
  runtimeConfig: {
    session: {
      // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
      password: 'made-up-password-of-nuxt-config-32-letters',
    },
    public: { title: 'Shop' },
  },
})
