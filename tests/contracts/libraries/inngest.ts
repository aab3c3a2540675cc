import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/inngest.ts'
import { contract, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ask, fetchFrom } from '../http.ts'

const packages = { 'inngest-3.18.0': 'npm:inngest@3.18.0', 'inngest-3.17.0': 'npm:inngest@3.17.0' }
const keys = ['aa', 'bb'].map((byte) => `signkey-test-${byte.repeat(32)}`) as [string, string]
const [oldKey, newKey] = keys
const event = { data: {}, id: '1', name: 'made-up', ts: 1 }
// The signature is over JSON with its keys in order.
const body = JSON.stringify({
  ctx: { attempt: 0, run_id: 'made-up', stack: { current: 0, stack: [] }, use_api: false },
  event,
  events: [event],
  steps: {},
  use_api: false,
  version: 1,
})
const silent = { info: () => 0, warn: () => 0, error: () => 0, debug: () => 0 }
const cloud = { id: 'app', isDev: false, eventKey: 'made-up', logger: silent }

function sign(key: string): string {
  const time = String(Math.floor(Date.now() / 1000))
  const mac = createHmac('sha256', key.replace(/^signkey-\w+-/, ''))
    .update(body)
    .update(time)
  return `t=${time}&s=${mac.digest('hex')}`
}

export default contract(entry, { packages }, async (t) => {
  const { Inngest } = await t.load('inngest')
  const { serve } = await t.load('inngest/node')
  Object.assign(console, silent)
  const asked = (signature?: string) => ({
    method: 'POST',
    headers: {
      host: '127.0.0.1',
      'content-type': 'application/json',
      ...(signature && { 'x-inngest-signature': signature }),
    },
    body,
  })
  const taken = ({ status }: { status: number }) => (status === 200 ? 'alice' : String(status))
  const pathOf = ({ id }: { id: string }) => `/api/inngest?fnId=${id}-f&stepId=step`
  const answer = async (client: Untyped, signature?: string) => {
    const run = client.createFunction({ id: 'f', triggers: [{ event: 'made-up' }] }, () => 'done')
    return taken(await ask(serve({ client, functions: [run] }), pathOf(client), asked(signature)))
  }
  const of = (options: object) => new Inngest({ ...cloud, ...options })
  const shared = { keys, make: sign, shows: (seen: unknown) => String(seen) } as const
  await t.rotation({
    sinks: ['new Inngest(0.signingKey)'],
    ...shared,
    one: (signingKey) => ({ signingKey }),
    make: ({ signingKey }) => sign(signingKey),
    read: (signature, options) => answer(of(options), signature),
    ring: (signingKey, signingKeyFallback) => ({ signingKey, signingKeyFallback }),
  })
  await t.rotation({
    sinks: ['INNGEST_SIGNING_KEY'],
    ...shared,
    one: (INNGEST_SIGNING_KEY) => ({ INNGEST_SIGNING_KEY }),
    make: ({ INNGEST_SIGNING_KEY: key }) => sign(key),
    read: (signature, settings) => withSettings(settings, () => answer(of({}), signature)),
    ring: (INNGEST_SIGNING_KEY, INNGEST_SIGNING_KEY_FALLBACK) => ({
      INNGEST_SIGNING_KEY,
      INNGEST_SIGNING_KEY_FALLBACK,
    }),
  })
  const older = async (version: string) => {
    const { Inngest: Client } = await t.load(`inngest-${version}`)
    const { serve: serveOlder } = await t.load(`inngest-${version}/edge`)
    const settings = { INNGEST_SIGNING_KEY: newKey, INNGEST_SIGNING_KEY_FALLBACK: oldKey }
    return withSettings(settings, async () => {
      const client = new Client(cloud)
      const run = client.createFunction({ id: 'f' }, { event: 'made-up' }, () => 'done')
      const handle = serveOlder({ client, functions: [run] })
      return taken(await fetchFrom(handle, pathOf(client), asked(sign(oldKey))))
    })
  }
  await t.since('INNGEST_SIGNING_KEY', {
    before: ['3.17.0', () => older('3.17.0')],
    since: ['3.18.0', () => older('3.18.0')],
  })
  await t.rotation({
    sinks: ['INNGEST_EVENT_KEY'],
    make: (key) => key as string,
    read: async (known, key) => {
      const fetch = (url: string) => {
        const status = url.endsWith(`/e/${known}`) ? 200 : 401
        return Promise.resolve(Response.json({ ids: ['1'], status }, { status }))
      }
      await withSettings({ INNGEST_EVENT_KEY: key }, () =>
        new Inngest({ id: 'app', isDev: false, logger: silent, fetch }).send(event),
      )
      return 'alice'
    },
    shows: (_, error) => (error ? 'events are not taken until the new key is deployed' : 'they are taken'),
  })

  await t.missingKey(
    async () =>
      (await answer(of({}), sign(oldKey))) !== 'alice' && 'in cloud mode every call answers an error',
  )
  await t.says(
    '`isDev: true`',
    async () => (await answer(of({ isDev: true, signingKey: newKey }))) === 'alice',
  )
  await t.says('incoming calls', async () => {
    const signature = sign(oldKey)
    const client = of({ eventKey: 'another made-up', signingKey: oldKey })
    return (await answer(client, signature)) === 'alice'
  })
  const settings = { INNGEST_DEV: '0', INNGEST_EVENT_KEY: 'made-up' }
  await t.migration({
    phases: [
      { ...settings, INNGEST_SIGNING_KEY: oldKey },
      { ...settings, INNGEST_SIGNING_KEY: newKey, INNGEST_SIGNING_KEY_FALLBACK: oldKey },
      { ...settings, INNGEST_SIGNING_KEY: newKey },
    ],
    make: () => sign(String(process.env.INNGEST_SIGNING_KEY)),
    read: ({ inngest }, signature: string) => answer(inngest, signature),
  })
})
