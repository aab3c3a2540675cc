import Stripe from 'stripe'
import { stripe as settings } from '../config/keys.js'

const stripe = new Stripe(settings.apiKey)

export async function payments(ctx) {
  const signature = ctx.get('stripe-signature')
  const event = stripe.webhooks.constructEvent(ctx.request.rawBody, signature, settings.webhookSecret)
  if (event.type === 'checkout.session.completed') ctx.state.paid = event.data.object.id
  ctx.body = { received: true }
}
