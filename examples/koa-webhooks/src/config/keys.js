const ringOf = (name) => [process.env[name], process.env[`${name}_PREVIOUS`]].filter(Boolean)

/** Newest first: the first one signs, each one verifies. */
export const cookieKeys = ringOf('COOKIE_SECRET')
export const partnerKeys = ringOf('PARTNER_SIGNING_KEY')
export const unsubscribeKeys = ringOf('UNSUBSCRIBE_SECRET')

/** What others give out and rotate. */
export const stripe = {
  apiKey: process.env.STRIPE_SECRET_KEY,
  webhookSecret: process.env.STRIPE_WEBHOOK_SECRET,
}
export const githubWebhookSecret = process.env.GITHUB_WEBHOOK_SECRET
