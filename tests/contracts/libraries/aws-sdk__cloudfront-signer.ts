import { createVerify, generateKeyPairSync } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/aws-sdk__cloudfront-signer.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const pairOf = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
const keys = [pairOf(), pairOf()] as const
const image = { url: 'https://made-up.cloudfront.net/a.jpg', keyPairId: 'old-id', dateLessThan: '2099-01-01' }
const policy = `{"Statement":[{"Resource":"${image.url}","Condition":{"DateLessThan":{"AWS:EpochTime":4070908800}}}]}`

/** What CloudFront does with a public key of its key group. */
function isSigned(signature: string, publicKey: string): boolean {
  const base64 = signature.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/')
  return createVerify('sha1').update(policy).verify(publicKey, base64, 'base64')
}

export default contract(entry, {}, async (t) => {
  const { getSignedUrl, getSignedCookies } = await t.load('@aws-sdk/cloudfront-signer')
  const linkOf = (privateKey: Untyped): string => getSignedUrl({ ...image, privateKey })
  const several = 'cannot be written'
  await t.rotation({
    sinks: ['getSignedUrl(0.privateKey)'],
    keys,
    make: ({ privateKey }): string => new URL(linkOf(privateKey)).searchParams.get('Signature') ?? '',
    read: (signature, { publicKey }) => isSigned(signature, publicKey),
    accepted: true,
    only: ['links'],
    shows: (seen) => (seen ? 'they live' : 'dead links'),
    several,
  })
  await t.rotation({
    sinks: ['getSignedCookies(0.privateKey)'],
    keys,
    make: ({ privateKey }): string => getSignedCookies({ ...image, privateKey })['CloudFront-Signature'],
    read: (signature, { publicKey }) => isSigned(signature, publicKey),
    accepted: true,
    only: ['cookies'],
    shows: (seen) => (seen ? 'they pass' : 'refused by CloudFront'),
    several,
  })
  const [{ privateKey, publicKey }, { privateKey: another }] = keys
  await t.shortestKey(async () => Boolean(await errorOf(() => linkOf('made-up'))) && 'a private key in PEM')
  await t.missingKey(async () => `throws ${(await errorOf(() => linkOf(undefined))).code}`)
  await t.says(
    'Old links live while',
    () => new URL(linkOf(privateKey)).searchParams.get('Key-Pair-Id') === image.keyPairId,
  )
  await t.says('A PEM with literal', async () =>
    Boolean(await errorOf(() => linkOf(privateKey.replaceAll('\n', String.raw`\n`)))),
  )
  await t.says(
    'The pair is in two places',
    () => !isSigned(new URL(linkOf(another)).searchParams.get('Signature') ?? '', publicKey),
  )
})
