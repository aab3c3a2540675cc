import { describe, expect, it } from 'vitest'
import { lint, parses, patience } from './held.ts'

const canary = (index: number) => `made-up-canary-${String(index).padStart(3, '0')}-Zx9`

/** A place for a key in each form that rules report; `KEY` is the canary. */
const forms = [
  "import session from 'express-session'\nsession({ secret: KEY })",
  "import session from 'express-session'\nsession({ secret: [KEY, KEY] })",
  "import session from 'express-session'\nconst key = KEY\nsession({ secret: process.env.SESSION_SECRET || key })",
  "import jwt from 'jsonwebtoken'\njwt.sign({}, KEY)\njwt.verify(token, KEY)",
  "import jwt from 'jsonwebtoken'\njwt.verify(token, `${KEY}${id}`)",
  "import jwt from 'jsonwebtoken'\njwt.sign({}, process.env.JWT_SECRET ?? KEY)",
  "import jwt from 'jsonwebtoken'\nconst keys = { KEY: KEY }\njwt.verify(token, keys[KEY])",
  "import { createHmac } from 'node:crypto'\ncreateHmac('sha256', Buffer.from(KEY, 'hex')).update(text)",
  "import { createCipheriv } from 'node:crypto'\ncreateCipheriv('aes-256-gcm', KEY + KEY, iv)",
  "import { jwtVerify } from 'jose'\nawait jwtVerify(token, new TextEncoder().encode(KEY))",
  "import Koa from 'koa'\nconst app = new Koa()\napp.keys = [KEY]\napp.keys = KEY.split(',')",
  "import Iron from '@hapi/iron'\nawait Iron.unseal(sealed, { 1: KEY, 2: process.env.OLD_SECRET }, Iron.defaults)",
  "import { z } from 'zod'\nexport const schema = z.object({ JWT_SECRET: z.string().default(KEY) })",
  "import { betterAuth } from 'better-auth'\nbetterAuth({ secret: KEY })\nconsole.log(KEY)",
  "import cookieSession from 'cookie-session'\nthrow new Error(cookieSession({ keys: [KEY, KEY] }))",
]

describe('300 keys', () => {
  it('none of which is in a message or a suggestion', { timeout: patience }, () => {
    let reports = 0
    const shown: string[] = []
    for (let index = 0; index < 300; index += 1) {
      const key = canary(index)
      const code = forms[index % forms.length]?.replaceAll('KEY: KEY', `'${key}': '${key}'`)
      const messages = lint({ code: code?.replaceAll(/\bKEY\b/g, `'${key}'`) ?? '' })
      expect(parses(messages)).toBe(true)
      reports += messages.length
      for (const { message, suggestions = [] } of messages) {
        const texts = [message, ...suggestions.flatMap(({ desc, fix }) => [desc, fix.text])]
        if (texts.some((text) => text.includes(key) || text.includes('canary'))) shown.push(texts.join('\n'))
      }
    }
    expect(shown).toEqual([])
    expect(reports).toBeGreaterThan(300)
  })
})
