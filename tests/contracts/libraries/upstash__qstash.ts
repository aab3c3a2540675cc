import { createHash } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/upstash__qstash.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const body = '{}'

export default contract(entry, { packages: { jose: '6.2.17' } }, async (t) => {
  const { Receiver } = await t.load('@upstash/qstash')
  const { SignJWT } = await t.load('jose')
  Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined })
  const sign = (key: string): Promise<string> =>
    new SignJWT({ body: createHash('sha256').update(body).digest('base64url') })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('Upstash')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(key))
  const verify = (signature: string, options: object) => new Receiver(options).verify({ signature, body })
  const shows = (_: unknown, { name, message }: Error) => `${name} "${message}"`
  const pairOf = (currentSigningKey: Untyped, nextSigningKey: Untyped) => ({
    currentSigningKey,
    nextSigningKey,
  })
  await t.rotation({
    sinks: ['new Receiver(0.currentSigningKey)'],
    make: (pair) => sign(pair.currentSigningKey),
    read: verify,
    accepted: true,
    one: (key) => pairOf(key, 'another-made-up-key'),
    ring: pairOf,
    shows,
  })
  const settings = (current: string, next: string) => ({
    QSTASH_CURRENT_SIGNING_KEY: current,
    QSTASH_NEXT_SIGNING_KEY: next,
  })
  await t.rotation({
    sinks: ['QSTASH_CURRENT_SIGNING_KEY'],
    make: (pair) => sign(pair.QSTASH_CURRENT_SIGNING_KEY),
    read: (signature, pair) => withSettings(pair, () => verify(signature, {})),
    accepted: true,
    one: (key) => settings(key, 'another-made-up-key'),
    several: (newest, older) => settings(`${newest},${older}`, 'another-made-up-key'),
    shows,
  })
  await t.missingKey(async () => {
    const { message } = await errorOf(async () => verify(await sign(oldKey), {}))
    return /^.*verification\./.exec(message)?.[0]
  })
  await t.emptyKey(async () => verify(await sign(oldKey), { currentSigningKey: '', nextSigningKey: '' }))
  await t.says('Nothing is lost', async () => verify(await sign(newKey), pairOf(oldKey, newKey)))
  await t.says('The second key is the FUTURE key', async () =>
    verify(await sign(newKey), pairOf(oldKey, newKey)),
  )
  await t.says('Both keys are needed', async () =>
    Boolean(await errorOf(async () => verify(await sign(oldKey), { currentSigningKey: oldKey }))),
  )
  t.notRun('only Upstash can answer', 'QSTASH_TOKEN', 'calls to the other party')
  t.notRun('the signing keys sign them', 'deliveries: they are signed')
})
