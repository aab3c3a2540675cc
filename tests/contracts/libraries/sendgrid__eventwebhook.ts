import { generateKeyPairSync, sign } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/sendgrid__eventwebhook.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const payload = '[{}]'
const timestamp = '1700000000'
const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })

export default contract(entry, {}, async (t) => {
  const { EventWebhook } = (await t.load('@sendgrid/eventwebhook')).default
  const webhook = new EventWebhook()
  const verify = (signature: string, publicKey: Untyped) =>
    webhook.verifySignature(webhook.convertPublicKeyToECDSA(publicKey), payload, signature, timestamp)
  const encoded = ({ publicKey }: ReturnType<typeof pair>) =>
    publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const pairs = [pair(), pair()] as const
  await t.rotation({
    sinks: [],
    keys: pairs,
    make: ({ privateKey }) => sign('sha256', Buffer.from(timestamp + payload), privateKey).toString('base64'),
    read: (signature, of) => verify(signature, encoded(of)),
    accepted: true,
    shows: (seen) => String(seen),
  })
  await t.missingKey(() => webhook.convertPublicKeyToECDSA(undefined))
})
