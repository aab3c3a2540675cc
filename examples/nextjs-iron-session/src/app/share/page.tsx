import { sealData } from 'iron-session'
import { customerSession } from '@/lib/session'

export default async function SharePage() {
  const { customerId, basket } = await customerSession()
  const seal = await sealData(
    { customerId, basket },
    // expect: secret-key/no-direct-setting-read
    { password: process.env.SESSION_PASSWORD as string, ttl: 24 * 60 * 60 },
  )
  return (
    <main>
      <h1>Share your basket</h1>
      <a href={`/basket/${seal}`}>A link that works for a day</a>
    </main>
  )
}
