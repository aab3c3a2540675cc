import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/line__bot-sdk.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'

const body = '{"events":[]}'

export default contract(entry, {}, async (t) => {
  const { middleware, validateSignature } = await t.load('@line/bot-sdk')
  const sign = (key: string) => createHmac('sha256', key).update(body).digest('base64')
  const answer = (signature: string, options: object) =>
    new Promise<string>((resolve, reject) => {
      const req = { headers: { 'x-line-signature': signature }, rawBody: body, body: Buffer.from(body) }
      middleware(options)(req, {}, (error?: Error) => {
        if (error) reject(error)
        else resolve('alice')
      })
    })
  await t.rotation({
    sinks: ['middleware(0.channelSecret)'],
    make: sign,
    read: (signature, channelSecret) => answer(signature, { channelSecret }),
    shows: (_, error) => `${error.constructor.name} "${error.message}"`,
    several: 'cannot be written',
  })
  const signature = await t.rotation({
    sinks: ['validateSignature(1)'],
    make: sign,
    read: (made, key) => validateSignature(body, key, made),
    accepted: true,
    only: [],
  })
  await t.missingKey(
    () => middleware({ channelSecret: undefined }),
    async () =>
      `\`validateSignature\` throws ${(await errorOf(() => validateSignature(body, undefined, signature))).code}`,
  )
  await t.emptyKey(() => validateSignature(body, '', sign('')))
  await t.shortestKey(() => validateSignature(body, 'x', sign('x')) && 'any')
  await t.migration({
    phases: [
      { CHANNEL_SECRET: oldKey },
      { CHANNEL_SECRET: newKey, CHANNEL_SECRET_OLD: oldKey },
      { CHANNEL_SECRET: newKey },
    ],
    make: () => sign(String(process.env.CHANNEL_SECRET)),
    read: (m, made: string) => m.isGenuine(body, made),
    accepted: true,
  })
  await t.says(
    "The library's own answer",
    async () =>
      (await answer('forged', { channelSecret: newKey, skipSignatureVerification: () => true })) === 'alice',
  )
  await t.says(
    '`validateSignature` takes an empty string',
    () => validateSignature(body, '', sign('')),
    async () => Boolean(await errorOf(() => middleware({ channelSecret: '' }))) && '`middleware` refuses it',
  )
  await t.says(
    'An array of secrets',
    async () =>
      `throws a ${(await errorOf(() => validateSignature(body, [newKey, oldKey], signature))).name}`,
  )
})
