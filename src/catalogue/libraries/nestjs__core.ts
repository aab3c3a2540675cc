import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@nestjs/core',
  verified: '12.5.1',
  reference: 'https://docs.nestjs.com/http/cookies',
  sinks: [
    {
      call: 'NestFactory.create',
      key: { argument: 'last', property: 'cookies.secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '12.1.0' },
      versions: '>=12.1.0',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`@SignedCookies()` leaves the cookie out',
        severity: 'sign in again',
        detail: 'every signed cookie',
      },
    ],
    unaffected: ['unsigned cookies'],
    withFallback: 'Every signed cookie is accepted. A read does not sign it again.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been set again',
  },
  missingKey: 'starts; writing or reading a signed cookie then fails with 500',
  emptyKey: 'refused',
  shortestKey: '1 character',
  traps: [
    '`""`, `[]`, `[undefined]` and a Buffer are refused at the start: "The "cookies.secret" option must be a non-empty string or a non-empty array of non-empty strings."',
    'With the option the key of cookie-parser no longer counts: `@SignedCookies()` goes by `cookies.secret`.',
  ],
  notes: [
    'Before 12.1 Nest signs no cookies itself: there it is cookie-parser, express-session or @fastify/cookie that holds the key.',
    'Without the option `@SignedCookies()` takes what cookie-parser verified, its fallback keys included.',
    'The format is that of `res.cookie` of Express with `signed: true`.',
  ],
  migration: `import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.js'

// Newest key first: it signs, every one of them verifies. From NestJS 12.1 on.
const secret = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const create = () => NestFactory.create(AppModule, { cookies: { secret } })
`,
  examples: {
    correct: [
      `import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.js'
import { cookieKeys } from './keys.js'

const app = await NestFactory.create(AppModule, { cookies: { secret: cookieKeys } })
await app.listen(3000)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.js'
import { olderKeys } from './keys.js'

const app = await NestFactory.create(AppModule, { cookies: { secret: ['made-up-cookie-key', ...olderKeys] } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.js'
import { cookieKey } from './keys.js'

const app = await NestFactory.create(AppModule, { cookies: { secret: cookieKey } })
`,
      },
    ],
  },
})
