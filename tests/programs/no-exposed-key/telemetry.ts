import * as Sentry from '@sentry/node'
import { trace } from '@opentelemetry/api'
import { PostHog } from 'posthog-node'

const client = new PostHog('made-up')

export function report(error: Error) {
  // expect: secret-key/no-exposed-key
  Sentry.captureException(error, { extra: { key: process.env.SESSION_SECRET } })
  // expect: secret-key/no-exposed-key
  trace.getActiveSpan()?.setAttribute('session.key', process.env.SESSION_SECRET!)
  // expect: secret-key/no-exposed-key
  client.capture({ distinctId: 'server', event: 'error', properties: { key: process.env.SESSION_SECRET } })
}
