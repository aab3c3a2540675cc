import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/pusher.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const rawBody = '{"time_ms":1,"events":[]}'
const base64 = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')

export default contract(entry, { packages: { tweetnacl: '1.0.3' } }, async (t) => {
  const { default: Pusher } = await t.load('pusher')
  const { default: nacl } = await t.load('tweetnacl')
  const of = (options: object) =>
    new Pusher({ appId: '1', key: 'id', cluster: 'eu', secret: oldKey, ...options })
  const sign = (secret: string) => createHmac('sha256', secret).update(rawBody).digest('hex')
  const webhook = (signature: string, secret: Untyped, id = 'id') =>
    of({ secret }).webhook({
      headers: {
        'x-pusher-key': id,
        'x-pusher-signature': signature,
        'content-type': 'application/json',
      },
      rawBody,
    })
  const shared = {
    make: sign,
    accepted: true,
    only: ['webhooks'],
    shows: (seen: unknown) => String(seen),
  } as const
  await t.rotation({
    sinks: ['new default(0.secret)'],
    ...shared,
    read: (signature, secret) => webhook(signature, secret).isValid(),
  })
  const signature = await t.rotation({
    sinks: ['.isValid(0)'],
    ...shared,
    // Without a pair of its own, the secret of the constructor is all there is.
    read: (made, secrets) =>
      webhook(made, newKey, 'old-id').isValid(
        [secrets].flat().map((secret: string) => ({ key: 'old-id', secret })),
      ),
  })
  await t.check('the pair is chosen by its id', () => {
    if (webhook(signature, newKey, 'id').isValid([{ key: 'other-id', secret: oldKey }]))
      throw new Error('other')
    if (!webhook(signature, newKey, 'id').isValid([{ key: 'id', secret: oldKey }])) throw new Error('same')
  })
  const channel = 'private-made-up'
  const authorization = (options: object, name = channel) => of(options).authorizeChannel('1.1', name)
  const isAuthorized = ({ auth }: Untyped, secret: string) =>
    auth === `id:${createHmac('sha256', secret).update(`1.1:${channel}`).digest('hex')}`
  await t.says('Channel authorizations', () => isAuthorized(authorization({ secret: oldKey }), oldKey))
  await t.rotation({
    sinks: ['new default(0.secret)'],
    make: (secret) => authorization({ secret }),
    read: isAuthorized,
    accepted: true,
    only: ['calls to the other party'],
    shows: (seen) =>
      `requests and channel authorizations ${seen ? 'pass' : 'are refused until the new secret is deployed'}`,
    several: 'cannot be written',
  })

  const encrypted = 'private-encrypted-made-up'
  // A subscriber opens with the secret of the channel, which the authorization gives.
  const sent = async (encryptionMasterKeyBase64: string): Promise<{ nonce: string; ciphertext: string }> => {
    let body = ''
    const pusher = of({ encryptionMasterKeyBase64 })
    pusher.post = (options: Untyped) => {
      body = JSON.stringify(options.body)
      return Promise.resolve()
    }
    await pusher.trigger(encrypted, 'event', 'alice')
    return JSON.parse(JSON.parse(body).data)
  }
  const opened = ({ nonce, ciphertext }: { nonce: string; ciphertext: string }, key: Untyped) => {
    const { shared_secret: secret } = authorization({ encryptionMasterKeyBase64: key }, encrypted)
    const [box, once, shared] = [ciphertext, nonce, secret].map((text) => Buffer.from(text, 'base64'))
    const plain = nacl.secretbox.open(box, once, shared)
    return plain && (JSON.parse(Buffer.from(plain).toString()) as string)
  }
  await t.rotation({
    sinks: ['new default(0.encryptionMasterKeyBase64)'],
    keys: [base64('a'), base64('b')],
    make: sent,
    read: opened,
    shows: (seen) =>
      seen === null ? 'subscribers cannot decrypt messages until they are authorized again' : String(seen),
  })
  await t.says('other channels', () => {
    const auths = ['a', 'b'].map(
      (letter) => authorization({ encryptionMasterKeyBase64: base64(letter) }).auth as string,
    )
    return auths[0] === auths[1]
  })
  await t.missingKey(async () =>
    (await errorOf(() => authorization({}, encrypted))).message.replace(/^.*?Cannot/, 'Cannot'),
  )
  await t.shortestKey(
    async () =>
      Boolean(
        await errorOf(() => of({ encryptionMasterKeyBase64: Buffer.from('short').toString('base64') })),
      ) &&
      Boolean(of({ encryptionMasterKeyBase64: base64('a') })) &&
      'exactly 32 bytes',
  )
})
