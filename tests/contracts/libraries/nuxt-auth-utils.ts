import { createRequire, register } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import entry from '../../../src/catalogue/libraries/nuxt-auth-utils.ts'
import { emptySession, served, visits } from '../apps.ts'
import { contract, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

/** Stands in for what Nuxt itself gives: only the runtime configuration is asked for. */
const imports = `data:text/javascript,${encodeURIComponent('export const useRuntimeConfig = () => globalThis.runtimeConfig')}`
const loader = `export const resolve = (specifier, context, next) =>
  specifier === '#imports' ? { url: ${JSON.stringify(imports)}, shortCircuit: true } : next(specifier, context)`

export default contract(entry, {}, async (t) => {
  register(`data:text/javascript,${encodeURIComponent(loader)}`)
  console.error = () => undefined
  const folder = path.join(process.cwd(), 'node_modules/nuxt-auth-utils')
  const h3 = await t.load(
    pathToFileURL(
      path.join(path.dirname(createRequire(path.join(folder, 'package.json')).resolve('h3')), 'index.mjs'),
    ).href,
  )
  const session = pathToFileURL(path.join(folder, 'dist/runtime/server/utils/session.js')).href
  let loads = 0
  // Each application reads its settings once, when the module is loaded.
  const appWith = async (settings: Record<string, string>, password?: string) => {
    const runtimeConfig = {
      session: { name: 'nuxt-session', ...(password && { password }), cookie: { secure: false } },
    }
    Object.assign(globalThis, { runtimeConfig })
    loads += 1
    const { setUserSession, getUserSession } = await withSettings(settings, () =>
      t.load(`${session}?${loads}`),
    )
    const server = h3.createApp({ onError: () => undefined })
    server.use(
      h3.eventHandler((event: Untyped) => {
        Object.assign(globalThis, { runtimeConfig })
        return withSettings(settings, async () => {
          if (event.path !== '/sign-in') return (await getUserSession(event)).user?.name ?? 'nobody'
          await setUserSession(event, { user: { name: 'alice' } })
          return 'in'
        })
      }),
    )
    return served(h3.toNodeListener(server))
  }
  const bySetting = visits((key) => appWith({ NUXT_SESSION_PASSWORD: key }))
  const byConfig = visits((key) => appWith({}, key))
  const several = (newest: string, older: string) => `${newest},${older}`
  const cookie = await t.rotation({
    sinks: ['NUXT_SESSION_PASSWORD'],
    ...bySetting,
    several,
    shows: emptySession,
  })
  await t.rotation({ sinks: ['export runtimeConfig.session.password'], ...byConfig, shows: emptySession })
  await t.missingKey(async () => `fails with ${(await (await appWith({}))('/sign-in')).status}`)
  await t.emptyKey(async () => (await byConfig.read(await byConfig.make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    const { status } = await (await appWith({}, 'x'.repeat(31)))('/sign-in')
    const long = 'x'.repeat(32)
    return (
      status === 500 && (await byConfig.read(await byConfig.make(long), long)) === 'alice' && '32 characters'
    )
  })
  await t.says('When both are set', async () => {
    const visit = await appWith({ NUXT_SESSION_PASSWORD: oldKey }, newKey)
    return (await visit('/me', { cookie })).text === 'alice' && 'the environment variable wins'
  })
  t.notRun('the library never sees it', 'password hashes')
})
