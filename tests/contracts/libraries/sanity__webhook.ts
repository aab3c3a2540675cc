import entry from '../../../src/catalogue/libraries/sanity__webhook.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const body = '{"name":"alice"}'

export default contract(entry, {}, async (t) => {
  const library = await t.load('@sanity/webhook')
  const {
    assertValidRequest,
    assertValidSignature,
    encodeSignatureHeader,
    isValidRequest,
    isValidSignature,
    requireSignedRequest,
  } = library
  const make = (key: Untyped): Promise<string> => encodeSignatureHeader(body, 1_700_000_000_000, key)
  const request = (signature: string) => ({ headers: { [library.SIGNATURE_HEADER_NAME]: signature }, body })
  const asserting = async (run: () => Promise<unknown>) => {
    await run()
    return true
  }
  const middleware = (signature: string, secret: Untyped) =>
    new Promise<number>((resolve) => {
      const res = {
        status: (code: number) => {
          resolve(code)
          return res
        },
        json: () => res,
        end: () => res,
        send: () => res,
      }
      requireSignedRequest({ secret })(request(signature), res, () => {
        resolve(200)
      })
    })
  const shows = async () => {
    const signature = await make(oldKey)
    const error = await errorOf(() => assertValidSignature(body, signature, newKey))
    return `${await isValidSignature(body, signature, newKey)}; assert...: ${error.constructor.name} "${error.message}"; middleware: ${await middleware(signature, newKey)}`
  }
  const shared = { make, accepted: true, shows } as const
  const signature = await t.rotation({
    sinks: ['isValidSignature(2)'],
    read: (made, key) => isValidSignature(body, made, key),
    ...shared,
  })
  await t.rotation({
    sinks: ['assertValidSignature(2)'],
    read: (made, key) => asserting(() => assertValidSignature(body, made, key)),
    ...shared,
  })
  await t.rotation({
    sinks: ['isValidRequest(1)'],
    read: (made, key) => isValidRequest(request(made), key),
    ...shared,
  })
  await t.rotation({
    sinks: ['assertValidRequest(1)'],
    read: (made, key) => asserting(() => assertValidRequest(request(made), key)),
    ...shared,
  })
  await t.rotation({
    sinks: ['requireSignedRequest(0.secret)'],
    read: async (made, key) => (await middleware(made, key)) === 200,
    ...shared,
  })
  await t.missingKey(
    async () => `\`isValidSignature\` answers ${await isValidSignature(body, signature, undefined)}`,
    () => assertValidSignature(body, signature, undefined),
  )
  await t.shortestKey(async () => (await isValidSignature(body, await make('x'), 'x')) && 'any')
  await t.emptyKey(() => isValidSignature(body, signature, ''))
  await t.says('With an array', async () => {
    await errorOf(() => assertValidSignature(body, signature, [newKey, oldKey]))
    return `\`isValidSignature\` answers ${await isValidSignature(body, signature, [newKey, oldKey])}`
  })
  t.notRun('one of them is at Sanity', 'The secret is set in two places')
})
