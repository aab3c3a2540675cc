import { generateKeyPairSync, sign } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/discord-interactions.ts'
import { contract } from '../contract.ts'

const pair = () => generateKeyPairSync('ed25519')

export default contract(entry, {}, async (t) => {
  const { verifyKey, verifyKeyMiddleware } = await t.load('discord-interactions')
  const hex = ({ publicKey }: ReturnType<typeof pair>) =>
    Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url').toString('hex')
  const pairs = [pair(), pair()] as const
  await t.rotation({
    sinks: [],
    keys: pairs,
    make: ({ privateKey }) => sign(null, Buffer.from('1{}'), privateKey).toString('hex'),
    read: (signature, of) => verifyKey('{}', signature, '1', hex(of)),
    accepted: true,
    shows: (seen) => String(seen),
  })
  await t.missingKey(() => verifyKeyMiddleware(undefined))
})
