import { createHmac } from 'node:crypto'

/**
 * Sends an event to a subscriber. Each subscription has a key of its own, which the subscriber checks with:
 * it stands in the subscription's row and is rotated there.
 */
export async function send(subscription, event) {
  const body = JSON.stringify({ id: event.id, type: event.type, data: event.data })
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', subscription.secret).update(`${timestamp}.${body}`).digest('hex')

  return fetch(subscription.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': `t=${timestamp},v1=${signature}` },
    body,
    signal: AbortSignal.timeout(10_000),
  })
}
