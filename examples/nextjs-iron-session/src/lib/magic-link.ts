import { sealData, unsealData } from 'iron-session'

const ttl = 15 * 60

interface Login {
  readonly email: string
}

export async function magicLinkOf(email: string): Promise<string> {
  // expect: secret-key/no-direct-setting-read
  const seal = await sealData({ email } satisfies Login, { password: process.env.MAGIC_LINK_SECRET!, ttl })
  return `https://site.example/login/${seal}`
}

export async function emailOf(seal: string): Promise<string> {
  const { email } = await unsealData<Login>(seal, {
    // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
    password: process.env.MAGIC_LINK_SECRET!,
    ttl,
  })
  return email
}
