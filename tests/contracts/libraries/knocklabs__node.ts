import { generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/knocklabs__node.ts'
import { contract, errorOf, withSettings } from '../contract.ts'

const pairOf = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

export default contract(entry, { packages: { 'jose-6': 'npm:jose@6.2.17' } }, async (t) => {
  const { signUserToken } = await t.load('@knocklabs/node/lib/tokenSigner')
  const { importSPKI, jwtVerify } = await t.load('jose-6')
  // What Knock does with its half of the pair.
  const shared = {
    keys: [pairOf(), pairOf()],
    read: async (token: string, { publicKey }: { publicKey: string }) =>
      (await jwtVerify(token, await importSPKI(publicKey, 'RS256'))).payload.sub,
    shows: (_: unknown, error: unknown) => (error ? 'rejected tokens' : 'accepted tokens'),
    several: 'cannot be written',
  } as const
  await t.rotation({
    sinks: ['signUserToken(1.signingKey)'],
    ...shared,
    make: ({ privateKey }): Promise<string> => signUserToken('alice', { signingKey: privateKey }),
  })
  await t.rotation({
    sinks: ['KNOCK_SIGNING_KEY'],
    ...shared,
    make: ({ privateKey }): Promise<string> =>
      withSettings({ KNOCK_SIGNING_KEY: Buffer.from(privateKey).toString('base64') }, () =>
        signUserToken('alice'),
      ),
  })
  await t.missingKey(async () => {
    const { message } = await errorOf(() => signUserToken('alice'))
    return `throws "${message.split('.')[0]}. ..."`
  })
})
