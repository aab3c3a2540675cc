import { createHmac, timingSafeEqual } from 'node:crypto'
import Stripe from 'stripe'
import { githubWebhookSecret, shopifyApiSecret, stripeSettings } from './config.js'

const stripe = new Stripe(stripeSettings.apiKey)

export const stripeEvent = (body: Buffer, signature: string) =>
  stripe.webhooks.constructEvent(body, signature, stripeSettings.webhookSecret)

export function isFromGitHub(body: Buffer, headers: Headers): boolean {
  const expected = `sha256=${createHmac('sha256', githubWebhookSecret).update(body).digest('hex')}`
  const given = headers.get('x-hub-signature-256') ?? ''
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

export function isFromShopify(body: Buffer, headers: Headers): boolean {
  const expected = createHmac('sha256', shopifyApiSecret).update(body).digest('base64')
  return headers.get('x-shopify-hmac-sha256') === expected
}
