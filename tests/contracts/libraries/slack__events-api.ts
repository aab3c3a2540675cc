import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/slack__events-api.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ask } from '../http.ts'

const body = JSON.stringify({ type: 'url_verification', challenge: 'alice' })

export default contract(entry, {}, async (t) => {
  const { createEventAdapter, verifyRequestSignature } = (await t.load('@slack/events-api')).default
  const requestTimestamp = Math.floor(Date.now() / 1000)
  const sign = (key: string) =>
    `v0=${createHmac('sha256', key).update(`v0:${requestTimestamp}:${body}`).digest('hex')}`
  const verify = (requestSignature: string, signingSecret: Untyped) =>
    verifyRequestSignature({ signingSecret, requestSignature, requestTimestamp, body })
  await t.rotation({
    sinks: ['verifyRequestSignature(0.signingSecret)'],
    make: sign,
    read: verify,
    accepted: true,
  })
  await t.rotation({
    sinks: ['createEventAdapter(0)'],
    make: sign,
    read: async (signature, key) => {
      const adapter = createEventAdapter(key, { waitForResponse: false })
      adapter.on('error', () => undefined)
      const headers = {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(requestTimestamp),
        'x-slack-signature': signature,
      }
      return (await ask(adapter.requestListener(), '/', { method: 'POST', headers, body })).status
    },
    accepted: 200,
    several: 'cannot be written',
    only: [],
  })
  await t.missingKey(() => createEventAdapter(undefined))
  await t.emptyKey(() => verify(sign(''), ''))
})
