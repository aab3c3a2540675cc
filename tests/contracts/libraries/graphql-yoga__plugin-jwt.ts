import entry from '../../../src/catalogue/libraries/graphql-yoga__plugin-jwt.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'

export default contract(
  entry,
  { packages: { 'graphql-yoga': '5.24.1', graphql: '16.15.0', jsonwebtoken: '9.0.3' } },
  async (t) => {
    const { createYoga, createSchema } = await t.load('graphql-yoga')
    const { useJWT, createInlineSigningKeyProvider: inline } = await t.load('@graphql-yoga/plugin-jwt')
    const { default: jwt } = await t.load('jsonwebtoken')
    const schema = createSchema({
      typeDefs: 'type Query { me: String }',
      resolvers: {
        Query: { me: (_root: unknown, _arguments: unknown, { jwt: found }: Untyped) => found?.payload?.sub },
      },
    })
    const ask = async (plugin: Untyped, token: string) => {
      const response: Response = await createYoga({ schema, logging: false, plugins: [plugin] }).fetch(
        'http://127.0.0.1/graphql',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: '{ me }' }),
        },
      )
      const { data, errors }: Untyped = await response.json()
      return data?.me ?? `${response.status} ${errors?.[0]?.message}`
    }
    const withProviders = (signingKeyProviders: Untyped) =>
      useJWT({ signingKeyProviders, tokenVerification: { algorithms: ['HS256'] } })
    const make = (key: Untyped): string =>
      jwt.sign({ sub: 'alice' }, key, { keyid: key === oldKey ? 'old' : 'new' })
    const shows = (seen: string) => seen.replace(/(401 Unauthenticated).*/, '$1')
    const token = await t.rotation({
      sinks: ['createInlineSigningKeyProvider(0)'],
      make,
      read: (made, key) => ask(withProviders([inline(key)]), made),
      shows,
    })
    await t.rotation({
      sinks: ['useJWT(0.signingKeyProviders.0())'],
      make,
      read: (made, provider) =>
        ask(withProviders([typeof provider === 'function' ? provider : () => provider]), made),
      ring: (newest, older) => (kid: string) => (kid === 'old' ? older : newest),
      several: (newest, older) => () => [newest, older],
      shows,
    })
    await t.missingKey(async () =>
      (await ask(withProviders([() => undefined]), token)).replace(/ (.*)$/, ' "$1"'),
    )
    await t.shortestKey(async () => (await ask(withProviders([inline('x')]), make('x'))) === 'alice' && 'any')
    await t.emptyKey(async () => (await ask(withProviders([() => '']), tokenOfEmptyKey())) === 'alice')
    await t.migration({
      make: (m): string => jwt.sign({ sub: 'alice' }, process.env.JWT_SECRET, m.signOptions),
      read: (m, made) => ask(m.plugin, made),
    })
    await t.says(
      'Two inline providers',
      async () => (await ask(withProviders([inline(newKey), inline(oldKey)]), token)) !== 'alice',
    )
    await t.says('The plugin only verifies', () => !('sign' in useJWT))
    await t.says(
      'A provider is given the `kid`',
      async () => (await ask(withProviders([() => null, inline(oldKey)]), token)) === 'alice',
    )
  },
)
