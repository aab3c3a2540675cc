import { createHmac, timingSafeEqual } from 'node:crypto'
import { githubWebhookSecret } from '../config/keys.js'

// The secret is set on GitHub's side, and rotated there.
export async function github(ctx) {
  const expected = createHmac('sha256', githubWebhookSecret).update(ctx.request.rawBody).digest('hex')
  const given = ctx.get('x-hub-signature-256').replace('sha256=', '')
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    ctx.throw(401, 'not signed by GitHub')
  }
  ctx.body = { event: ctx.get('x-github-event') }
}
