import { generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/arctic.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo, tokenAnswer, withServer } from '../third-party.ts'

const refused = 'sign-in through that provider fails until the new secret is deployed'
const back = 'http://127.0.0.1/back'
const answer = { ...tokenAnswer, status: 0, body: tokenAnswer }
const pairOf = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

export default contract(entry, { packages: { jose: '6.2.17' } }, async (t) => {
  const arctic = await t.load('arctic')
  const { jwtVerify } = await t.load('jose')
  // The addresses of the providers stand in the package; what is sent there goes to loopback.
  const signIn = async (url: string, provider: Untyped, ...more: readonly unknown[]) => {
    const real = globalThis.fetch
    globalThis.fetch = (async (request: Request) =>
      real(url, { method: 'POST', headers: request.headers, body: await request.text() })) as typeof fetch
    try {
      await provider.validateAuthorizationCode('made-up', ...more)
    } finally {
      globalThis.fetch = real
    }
  }
  for (const sink of entry.sinks) {
    if (!('new' in sink)) continue
    const { argument: place } = sink.key
    const before =
      place === 1 ? ['made-up'] : ['https://made-up.example', 'made-up', 'made-up'].slice(0, place)
    for (const name of [sink.new].flat().filter((each) => !['OAuth2Client', 'Apple'].includes(each))) {
      const more = name === 'StartGG' ? ['made-up'] : 'made-up'
      const calls = callsTo(
        (url, secret) => signIn(url, new arctic[name](...before, secret, back), more),
        refused,
        answer,
      )
      await t.rotation({ sinks: [`new ${name}(${place})`], ...calls })
    }
  }
  const direct = callsTo(
    (url, secret) =>
      new arctic.OAuth2Client('made-up', secret, back).validateAuthorizationCode(url, 'made-up', null),
    refused,
  )
  await t.rotation({ sinks: ['new OAuth2Client(1)'], ...direct })
  // Apple gets a token that the key has signed.
  await t.rotation({
    sinks: ['new Apple(3)'],
    keys: [pairOf(), pairOf()],
    make: ({ publicKey }) => publicKey,
    read: async (known, { privateKey }) => {
      const bytes = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))
      const apple = new arctic.Apple('made-up', 'made-up', 'made-up', bytes, back)
      const isKnown = async (_: unknown, text: string) =>
        jwtVerify(new URLSearchParams(text).get('client_secret'), known).catch(() => undefined)
      await withServer(isKnown, answer, (url) => signIn(url, apple))
      return 'alice'
    },
    shows: (_, error) => (error ? refused : 'it works'),
    several: 'cannot be written',
  })
})
