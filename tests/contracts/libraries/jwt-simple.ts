import entry from '../../../src/catalogue/libraries/jwt-simple.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: jwt } = await t.load('jwt-simple')
  const encode = (key: Untyped, payload = {}): string => jwt.encode({ sub: 'alice', ...payload }, key)
  const decode = (token: string, key: Untyped) => jwt.decode(token, key).sub
  const token = await t.rotation({
    sinks: ['encode(1)', 'decode(1)'],
    make: encode,
    read: decode,
    shows: (_, { message }) => `\`decode\` throws "${message}"`,
  })
  await t.forms({ make: encode, read: decode }, { 'a Buffer': Buffer.from(oldKey) })
  await t.missingKey(
    () => encode(undefined),
    () => decode(token, undefined),
  )
  const forged = tokenOfEmptyKey('mallory')
  await t.emptyKey(() => decode(forged, '') === 'mallory')
  await t.emptyKeyAt(['encode(1)'], () => encode(''))
  await t.shortestKey(() => decode(encode('x'), 'x') === 'alice' && 'one character')
  await t.migration({ make: (m) => m.issue({ sub: 'alice' }), read: (m, made: string) => m.check(made).sub })
  await t.says(
    'tokens that are decoded without verification',
    () => jwt.decode(token, newKey, true).sub === 'alice',
  )
  await t.says(
    '`decode` accepts an empty key',
    () => decode(forged, '') === 'mallory',
    async () => Boolean(await errorOf(() => encode(''))) && '`encode` refuses it',
  )
  await t.says(
    'An array of keys throws',
    async () => `a ${(await errorOf(() => decode(token, [newKey, oldKey]))).name} in decode`,
  )
  await t.says('With `true` as the third argument', () => jwt.decode(token, newKey, true).sub === 'alice')
  await t.says('Try the older key only after', async () => {
    const { message } = await errorOf(() => decode(encode(oldKey, { exp: 1 }), oldKey))
    return message === 'Token expired' && `"${(await errorOf(() => decode(token, newKey))).message}"`
  })
  await t.says('`encode` can put a `kid`', () => {
    const [header = ''] = jwt.encode({}, newKey, 'HS256', { header: { kid: 'new' } }).split('.')
    return JSON.parse(Buffer.from(header, 'base64url').toString()).kid === 'new'
  })
})
