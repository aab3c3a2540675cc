import { createHmac } from 'node:crypto'

export function signatureOf(text: string, env: NodeJS.ProcessEnv = process.env): string {
  // expect: secret-key/no-direct-setting-read
  return createHmac('sha256', env.LINK_SECRET!).update(text).digest('hex')
}
