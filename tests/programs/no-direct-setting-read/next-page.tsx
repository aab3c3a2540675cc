// file: src/app/account/page.tsx
import { sealData } from 'iron-session'

export default async function Account({ userId }: { userId: string }) {
  // expect: secret-key/no-direct-setting-read
  const seal = await sealData({ userId }, { password: process.env.IRON_PASSWORD! })
  return <a href={`/share/${seal}`}>Share</a>
}
