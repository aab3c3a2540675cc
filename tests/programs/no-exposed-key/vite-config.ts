// file: vite.config.ts
import { defineConfig, loadEnv } from 'vite'

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), '')
  return {
    define: {
      __VERSION__: JSON.stringify(process.env.npm_package_version),
      // expect: secret-key/no-exposed-key
      __KEY__: JSON.stringify(env.ENCRYPTION_KEY),
      // expect: secret-key/no-exposed-key
      'process.env': process.env,
    },
  }
})
