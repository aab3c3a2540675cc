import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/adyen__api-library.ts'
import { contract, errorOf } from '../contract.ts'

const body = '{"made":"up"}'
const item = {
  pspReference: 'made-up',
  originalReference: '',
  merchantAccountCode: 'shop',
  merchantReference: '1',
  amount: { value: 100, currency: 'EUR' },
  eventCode: 'AUTHORISATION',
  success: 'true',
}
const signedText = 'made-up::shop:1:100:EUR:AUTHORISATION:true'
const keys = ['0a'.repeat(32), '0b'.repeat(32)] as const

export default contract(entry, {}, async (t) => {
  const { hmacValidator: HmacValidator } = await t.load('@adyen/api-library')
  const validator = new HmacValidator()
  const sign = (key: string, text = body) =>
    createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('base64')
  const shared = { keys, accepted: true, shows: (seen: unknown) => String(seen) } as const
  await t.rotation({
    sinks: ['.validateHMACSignature(0)'],
    ...shared,
    make: (key) => sign(key),
    read: (signature, key) => validator.validateHMACSignature(key, signature, body),
  })
  await t.rotation({
    sinks: ['.validateHMAC(1)'],
    ...shared,
    make: (key) => sign(key, signedText),
    read: (hmacSignature, key) => validator.validateHMAC({ ...item, additionalData: { hmacSignature } }, key),
  })
  const signature = sign(keys[0])
  await t.missingKey(
    async () =>
      `throws ${(await errorOf(() => validator.validateHMACSignature(undefined, signature, body))).code}`,
  )
  await t.says('Text that is not hex', () =>
    validator.validateHMACSignature(String(undefined), sign(''), body),
  )
})
