import { createHash } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/livekit-server-sdk.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { withServer } from '../third-party.ts'

const id = 'made-up-id'
const body = '{"event":"room_started"}'

export default contract(entry, {}, async (t) => {
  const { AccessToken, RoomServiceClient, TokenVerifier, WebhookReceiver } =
    await t.load('livekit-server-sdk')
  const shows = (_: unknown, { constructor, message }: Untyped) => `${constructor.name} "${message}"`
  const verify = async (token: string, secret: Untyped) =>
    (await new TokenVerifier(id, secret).verify(token)).sub
  const tokenOf = (...pair: readonly unknown[]) => {
    const token = new AccessToken(...pair)
    token.identity = 'alice'
    token.addGrant({ room: 'made-up' })
    return token.toJwt() as Promise<string>
  }
  const only = ['access tokens']
  await t.rotation({
    sinks: ['new AccessToken(1)', 'new TokenVerifier(1)'],
    make: (secret) => tokenOf(id, secret),
    read: verify,
    only,
    shows,
  })
  await t.rotation({
    sinks: ['LIVEKIT_API_SECRET'],
    make: (secret) => withSettings({ LIVEKIT_API_KEY: id, LIVEKIT_API_SECRET: secret }, () => tokenOf()),
    read: verify,
    only,
    shows,
  })
  await t.rotation({
    sinks: ['new WebhookReceiver(1)'],
    make: (secret): Promise<string> => {
      const token = new AccessToken(id, secret)
      token.sha256 = createHash('sha256').update(body).digest('base64')
      return token.toJwt()
    },
    read: async (token, secret) =>
      (await new WebhookReceiver(id, secret).receive(body, token)).event && 'alice',
    only: ['webhooks'],
    shows,
  })
  // The server of LiveKit checks the token that comes with each request.
  await t.rotation({
    sinks: ['new RoomServiceClient(2)'],
    make: (secret) => secret as string,
    read: async (known, secret) => {
      let error: unknown
      const isKnown = async ({ authorization = '' }) => {
        try {
          await new TokenVerifier(id, known).verify(authorization.slice('Bearer '.length))
          return true
        } catch (refusal) {
          error = refusal
          return false
        }
      }
      try {
        await withServer(isKnown, { rooms: [] }, (url) => new RoomServiceClient(url, id, secret).listRooms())
      } catch (refusal) {
        throw error ?? refusal
      }
      return 'alice'
    },
    only,
    shows,
  })
  await t.missingKey(() => new AccessToken(id, undefined))
  await t.emptyKey(async () => (await verify(await tokenOf(id, ''), '')) === 'alice')
  await t.check('a receiver of the other pair is another one', async () => {
    await errorOf(async () => verify(await tokenOf(id, oldKey), newKey))
  })
  t.notRun('it needs a LiveKit server', 'participants who are in a room')
})
