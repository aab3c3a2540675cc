import entry from '../../../src/catalogue/libraries/jsrsasign.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { digests, lookups } from '../shapes.ts'

const header = JSON.stringify({ alg: 'HS256', typ: 'JWT' })
const payload = JSON.stringify({ sub: 'alice' })
const encodings: Record<string, (key: string) => string> = {
  utf8: (key) => key,
  rstr: (key) => key,
  hex: (key) => Buffer.from(key).toString('hex'),
  b64: (key) => Buffer.from(key).toString('base64'),
}

export default contract(entry, {}, async (t) => {
  const { default: rs } = await t.load('jsrsasign')
  const { KJUR } = rs
  const shared = { accepted: true, shows: (seen: unknown) => `\`verify\` returns ${String(seen)}` } as const
  const thrown = (run: () => unknown) => {
    try {
      return run()
    } catch (error) {
      return { thrown: error }
    }
  }
  for (const [path, { JWS }] of [
    ['KJUR.jws.JWS', KJUR.jws],
    ['jws.JWS', rs.jws],
  ]) {
    const sign = (key: Untyped): string => JWS.sign('HS256', header, payload, key)
    const verifies: Record<string, (token: string, key: Untyped) => unknown> = {
      verify: (token, key) => JWS.verify(token, key, ['HS256']),
      verifyJWT: (token, key) => JWS.verifyJWT(token, key, { alg: ['HS256'] }),
    }
    for (const [name, verify] of Object.entries(verifies)) {
      await t.rotation({
        sinks: [`${path}.sign(3)`, `${path}.${name}(1)`],
        make: sign,
        read: verify,
        ...shared,
      })
      for (const [encoding, encoded] of Object.entries(encodings)) {
        await t.rotation({
          sinks: [`${path}.sign(3.${encoding})`, `${path}.${name}(1.${encoding})`],
          make: sign,
          read: verify,
          one: (key) => ({ [encoding]: encoded(key) }),
          ...shared,
        })
      }
    }
  }
  for (const [path, { Mac }] of [
    ['KJUR.crypto.Mac', KJUR.crypto],
    ['crypto.Mac', rs.crypto],
  ]) {
    const mac = (pass: Untyped) => {
      const made = new Mac({ alg: 'HmacSHA256', pass })
      made.updateString('alice')
      return made.doFinal()
    }
    for (const [encoding, encoded] of [['', (key: string) => key] as const, ...Object.entries(encodings)]) {
      const of = (key: Untyped) =>
        mac(encoding && typeof key === 'string' ? { [encoding]: encoded(key) } : key)
      const sinks = [`new ${path}(0.pass${encoding && `.${encoding}`})`]
      await t.rotation({ sinks, ...digests(of), only: ['sessions', 'links', 'webhooks'] })
      await t.rotation({ sinks, ...lookups(of), only: ['blind indexes'] })
    }
  }
  const { JWS } = KJUR.jws
  const sign = (key: Untyped): string => JWS.sign('HS256', header, payload, key)
  const utf8 = (key: string) => ({ utf8: key })
  const token = sign(utf8(oldKey))
  await t.missingKey(() => {
    const { thrown: seen }: Untyped = thrown(() => sign(undefined))
    return typeof seen === 'string' && `throws a string, not an Error: "${seen}"`
  })
  await t.emptyKey(() => JWS.verify(sign(''), '', ['HS256']))
  await t.shortestKey(() => JWS.verify(sign(utf8('x')), utf8('x'), ['HS256']) && 'any')
  await t.migration({
    make: (m) => m.issue(payload),
    read: (m, made: string) => m.check(made).sub,
  })
  await t.says('tokens that are only parsed', () => JWS.parse(token).payloadObj.sub === 'alice')
  await t.says('A bare string is guessed', () => JWS.verify(sign('616263646566'), utf8('abcdef'), ['HS256']))
  await t.says('An array of keys throws a string', () => {
    const { thrown: seen }: Untyped = thrown(() => JWS.verify(token, [newKey, oldKey], ['HS256']))
    const [beginning] = String(seen).split(': ')
    return (
      typeof seen === 'string' &&
      seen.includes(oldKey) &&
      seen.includes(newKey) &&
      `"${beginning}: ...", with all the keys in it`
    )
  })
  await t.says('An empty key signs', () => sign('').split('.')[2] !== '')
  await t.says('The key may be an object', () => JWS.verify(token, utf8(oldKey), ['HS256']))
})
