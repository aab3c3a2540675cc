import { createHmac, timingSafeEqual } from 'node:crypto'
import { Webhooks } from '@octokit/webhooks'
import { Webhook } from 'svix'
import { cognitoClientSecret, githubWebhookSecret, slackSigningSecret, svixSecret } from './config.js'

export const webhooks = new Webhooks({ secret: githubWebhookSecret })
export const svixEvent = (body: string, headers: Record<string, string>) =>
  new Webhook(svixSecret).verify(body, headers)

export function isFromSlack(body: string, timestamp: string, signature: string): boolean {
  const expected = `v0=${createHmac('sha256', slackSigningSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  return (
    expected.length === signature.length && timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
  )
}

export const cognitoHash = (user: string, client: string) =>
  createHmac('sha256', cognitoClientSecret)
    .update(user + client)
    .digest('base64')
