import entry from '../../../src/catalogue/libraries/otplib.ts'
import { contract, errorOf } from '../contract.ts'

export default contract(entry, {}, async (t) => {
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
  t.notRun('it is about the encryption of an application', 'Where the stored secrets are encrypted')
})
