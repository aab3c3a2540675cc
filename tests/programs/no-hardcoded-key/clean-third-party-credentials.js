import Stripe from 'stripe'
import mysql from 'mysql2/promise'

// Bad, and the business of scanners for other people's credentials: none of them is a key of this application.
export const stripe = new Stripe('sk_test_made_up_key_of_stripe')
export const pool = mysql.createPool({ host: 'db', user: 'app', password: 'made-up-database-password' })

export const captcha = (response) =>
  fetch('https://captcha.example/verify', {
    method: 'POST',
    body: new URLSearchParams({ secret: '1x00000000000000000000AA', response }),
  })
