import entry from '../../../src/catalogue/libraries/hawk.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const uri = 'http://example.com:8000/page'
const credentials = (key: Untyped, id = 'alice') => ({ id, key, algorithm: 'sha256' })
const request = (headers: object, url = '/page') => ({
  method: 'GET',
  url,
  headers: { host: 'example.com:8000', ...headers },
})
const always = (key: Untyped) => () => credentials(key)
/** A second key is a second id. */
const byId = (newest: string, older: string) => (id: string) => credentials(id === 'new' ? newest : older, id)

export default contract(entry, {}, async (t) => {
  const { default: Hawk } = await t.load('hawk')
  const shows = (_: unknown, { message }: Error) => `rejects "${message}"`
  const header = (key: Untyped): string =>
    Hawk.client.header(uri, 'GET', { credentials: credentials(key) }).header
  const authenticate = async (authorization: string, find: Untyped) =>
    (await Hawk.server.authenticate(request({ authorization }), find)).credentials.id
  const of = (key: Untyped) => (typeof key === 'string' ? always(key) : key)
  const several = (newest: string, older: string) => () => [credentials(newest), credentials(older)]
  const refusedClient = (_: unknown, { message }: Error) =>
    `the server rejects the client of the old key with "${message}"`

  const made = await t.rotation({
    sinks: ['client.header(2.credentials.key)'],
    make: header,
    read: (authorization, key) => authenticate(authorization, of(key)),
    only: ['calls to the other party'],
    shows: refusedClient,
  })
  await t.rotation({
    sinks: ['server.authenticate(1().key)'],
    make: header,
    read: (authorization, key) => authenticate(authorization, of(key)),
    ring: byId,
    several,
    only: ['calls to the other party'],
    shows: refusedClient,
  })
  await t.rotation({
    sinks: ['client.message(3.credentials.key)', 'server.authenticateMessage(4().key)'],
    make: (key) =>
      Hawk.client.message('example.com', 8000, 'text', {
        credentials: credentials(typeof key === 'string' ? key : newKey),
      }),
    read: async (authorization, key) =>
      (await Hawk.server.authenticateMessage('example.com', 8000, 'text', authorization, of(key))).credentials
        .id,
    ring: byId,
    several,
    only: ['calls to the other party'],
    shows: refusedClient,
  })
  for (const [make, read, check] of [
    ['uri.getBewit', 'uri.authenticate', Hawk.uri.authenticate],
    ['client.getBewit', 'server.authenticateBewit', Hawk.server.authenticateBewit],
  ] as const) {
    const [group = '', method = ''] = make.split('.')
    await t.rotation({
      sinks: [`${make}(1.credentials.key)`, `${read}(1().key)`],
      make: (key): string =>
        Hawk[group][method](uri, {
          credentials: credentials(typeof key === 'string' ? key : newKey),
          ttlSec: 60,
        }),
      read: async (bewit, key) => (await check(request({}, `/page?bewit=${bewit}`), of(key))).credentials.id,
      ring: byId,
      several,
      only: ['links'],
      shows,
    })
  }
  await t.missingKey(() => header(undefined))
  await t.emptyKey(() => header(''))
  await t.shortestKey(async () => (await authenticate(header('x'), always('x'))) === 'alice' && 'any')
  await t.migration({
    make: () =>
      Hawk.client.header(uri, 'GET', {
        credentials: credentials(
          process.env.HAWK_KEY,
          process.env.HAWK_KEY === oldKey ? 'app1_previous' : 'app1',
        ),
      }).header as string,
    read: async (m, authorization) =>
      (await m.authenticate(request({ authorization }))).credentials.id && 'alice',
    phases: [
      { HAWK_KEY: oldKey, HAWK_KEY_PREVIOUS: oldKey },
      { HAWK_KEY: newKey, HAWK_KEY_PREVIOUS: oldKey },
      { HAWK_KEY: newKey },
    ],
  })
  await t.says(
    'The function that gives the credentials',
    async () => (await errorOf(() => authenticate(made, several(newKey, oldKey)))).message,
  )
  await t.says(
    'The function is given the id',
    async () => (await authenticate(made, byId(newKey, oldKey))) === 'alice',
  )
})
