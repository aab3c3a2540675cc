import { Octokit } from '@octokit/rest'
import nodemailer from 'nodemailer'
import Stripe from 'stripe'

export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
export const github = new Octokit({ auth: process.env.GITHUB_TOKEN })
export const mailer = nodemailer.createTransport({
  host: process.env.SMTP_HOST,
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
})
export const event = (body: Buffer, signature: string) =>
  stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!)
export const storage = {
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
}
