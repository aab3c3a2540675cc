// file: nuxt.config.ts
export default defineNuxtConfig({
  runtimeConfig: { session: { maxAge: 60 * 60 * 24 }, tokenKeys: process.env.TOKEN_KEYS?.split(',') },
})
