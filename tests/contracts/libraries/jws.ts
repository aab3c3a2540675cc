import { ok } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/jws.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'

const header = { alg: 'HS256' }

export default contract(entry, {}, async (t) => {
  const { default: jws } = await t.load('jws')
  const sign = (key: Untyped, option = 'secret'): string =>
    jws.sign({ header, payload: 'alice', [option]: key })
  const verify = (token: string, key: Untyped): boolean => jws.verify(token, 'HS256', key)
  const shared = { accepted: true, shows: (seen: unknown) => `\`verify\` returns ${String(seen)}` } as const
  const finished = <Result>(stream: Untyped) =>
    new Promise<Result>((resolve, reject) => stream.on('done', resolve).on('error', reject))
  const verifyStream = (signature: string, options: object) =>
    finished<boolean>(jws.createVerify({ signature, algorithm: 'HS256', ...options }))

  for (const option of ['secret', 'privateKey']) {
    await t.rotation({
      sinks: [`sign(0.${option})`],
      make: (key) => sign(key, option),
      read: verify,
      ...shared,
    })
  }
  for (const option of ['secret', 'privateKey', 'key']) {
    await t.rotation({
      sinks: [`createSign(0.${option})`],
      make: (key) => finished<string>(jws.createSign({ header, payload: 'alice', [option]: key })),
      read: verify,
      ...shared,
    })
  }
  const token = await t.rotation({ sinks: ['verify(2)'], make: sign, read: verify, ...shared })
  for (const option of ['secret', 'key']) {
    await t.rotation({
      sinks: [`createVerify(0.${option})`],
      make: sign,
      read: (made, key) => verifyStream(made, { [option]: key }),
      ...shared,
      // It is thrown past the stream.
      several: 'cannot be written',
    })
  }
  await t.missingKey(
    () => sign(undefined),
    () => verify(token, undefined),
  )
  const forged = tokenOfEmptyKey()
  await t.emptyKey(() => verify(forged, ''))
  await t.emptyKeyAt(['sign(0.secret)'], () => sign(''))
  // What comes of a stream within a few turns: without an end of its key it never comes to one.
  const inTime = async (run: () => Promise<unknown>) => {
    const turns = async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
      return false
    }
    return Promise.race([run(), turns()])
  }
  const streams: Record<string, (key: string) => Promise<unknown>> = {}
  for (const option of ['secret', 'privateKey', 'key']) {
    streams[`createSign(0.${option})`] = (key) =>
      finished(jws.createSign({ header, payload: 'alice', [option]: key }))
  }
  for (const option of ['secret', 'key'])
    streams[`createVerify(0.${option})`] = (key) =>
      verifyStream(key === '' ? forged : sign(key), { [option]: key })
  for (const [sink, run] of Object.entries(streams)) {
    await t.check(`${sink}: finishes in time with a key`, async () => {
      ok(await inTime(() => run('x')))
    })
    await t.emptyKeyAt([sink], () => inTime(() => run('')))
  }
  await t.shortestKey(() => verify(sign('x'), 'x') && 'any')
  await t.migration({ make: (m) => m.issue({ sub: 'alice' }), read: (m, made: string) => m.check(made).sub })
  await t.says('tokens that are only decoded', () => jws.decode(token).payload === 'alice')
  await t.says(
    '`verify` accepts an empty key',
    () => verify(forged, ''),
    () => {
      try {
        return sign('')
      } catch {
        return '`sign` refuses it as `secret`'
      }
    },
    () => verify(sign('', 'privateKey'), '') && 'but not as `privateKey`',
    async () => {
      const seen = await Promise.all(Object.values(streams).map((run) => inTime(() => run(''))))
      return !seen.includes(true) && '`createSign` and `createVerify` never finish'
    },
  )
  await t.says('The key is the third argument', () => verify(token, oldKey))
  await t.says('An array of keys throws', () => verify(token, [newKey, oldKey]))
  await t.says('`verify` returns false', () => !verify(token, newKey))
})
