import { generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/universal-github-app-jwt.ts'
import { contract } from '../contract.ts'

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

export default contract(entry, { packages: { jsonwebtoken: '9.0.3' } }, async (t) => {
  const { default: githubAppJwt } = await t.load('universal-github-app-jwt')
  const { default: jwt } = await t.load('jsonwebtoken')
  const make = async (privateKey: string | undefined): Promise<string> =>
    (await githubAppJwt({ id: 'alice', privateKey })).token
  await t.rotation({
    sinks: ['default(0.privateKey)'],
    keys: [pair(), pair()],
    make: ({ privateKey }) => make(privateKey),
    // In the place of GitHub, which has the public key.
    read: (token, { publicKey }) => jwt.verify(token, publicKey, { algorithms: ['RS256'] }).iss,
    only: [],
  })
  await t.missingKey(() => make(undefined))
  await t.emptyKey(() => make(''))
  t.notRun('only GitHub can answer', 'calls to the other party', 'users', 'tokens that were made before')
})
