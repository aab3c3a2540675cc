import { build } from 'esbuild'

await build({
  entryPoints: ['src/server.ts'],
  platform: 'node',
  define: { SESSION_KEY: JSON.stringify(process.env.SESSION_SECRET) },
})
