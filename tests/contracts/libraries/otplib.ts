import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/otplib.ts'
import { contract, errorOf } from '../contract.ts'

export default contract(entry, { packages: { 'otplib-12': 'npm:otplib@12.0.1' } }, async (t) => {
  const { generate, generateSecret, verify } = await t.load('otplib')
  const secret = generateSecret()
  await t.says('all codes', async () => (await verify({ secret, token: await generate({ secret }) })).valid)
  await t.missingKey(async () => {
    const { name, message } = await errorOf(() => generate({ secret: undefined }))
    return `${name} "${message}"`
  })
  await t.says('The option is called `secret`', async () => {
    const token = await generate({ secret })
    return !(await verify({ secret: generateSecret(), token })).valid
  })
  await t.check('version 12: `authenticator.check` takes the secret second', async () => {
    const { authenticator } = (await t.load('otplib-12')).default
    const older: string = authenticator.generateSecret()
    strictEqual(authenticator.check(authenticator.generate(older), older), true)
    strictEqual(authenticator.check(authenticator.generate(older), authenticator.generateSecret()), false)
  })
  t.notRun('it is about the encryption of an application', 'Where the stored secrets are encrypted')
})
