import { getIronSession } from 'iron-session'
import { cookies } from 'next/headers'

interface CheckoutSession {
  step?: 'address' | 'payment' | 'done'
}

const checkoutOptions = {
  cookieName: 'checkout',
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  password: 'made-up-password-of-thirty-two-characters',
  ttl: 60 * 60,
}

export const checkoutSession = async () => getIronSession<CheckoutSession>(await cookies(), checkoutOptions)
