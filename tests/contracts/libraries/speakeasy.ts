import entry from '../../../src/catalogue/libraries/speakeasy.ts'
import { contract } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: speakeasy } = await t.load('speakeasy')
  const { base32: secret } = speakeasy.generateSecret()
  const code = (of: string) => speakeasy.totp({ secret: of, encoding: 'base32' })
  await t.says('all codes', () => speakeasy.totp.verify({ secret, encoding: 'base32', token: code(secret) }))
  await t.says(
    'The option is called `secret`',
    () => code(secret) !== code(speakeasy.generateSecret().base32),
  )
  t.notRun('it is about the encryption of an application', 'Where the stored secrets are encrypted')
})
