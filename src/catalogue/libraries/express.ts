import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'express',
  verified: '5.3.0',
  reference: 'https://expressjs.com/en/api.html#res.cookie',
  sinks: [
    {
      assign: 'secret',
      of: { type: 'Request' },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'give the keys to cookie-parser, which signs with the first one',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'cookies',
        shows: '`req.signedCookies.name` is `false`, not `undefined`',
        severity: 'sign in again',
        detail: 'every signed cookie; cookie-parser is what verifies them',
      },
    ],
    unaffected: ['unsigned cookies'],
    withFallback: 'With `cookieParser([newest, older])` every signed cookie still verifies.',
    dropWhen: 'the last cookie that the old key signed has expired, or the application has set it again',
  },
  missingKey:
    '`res.cookie(name, value, { signed: true })` throws `cookieParser("secret") required for signed cookies`',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: ['An array in `req.secret` fails when something is signed, with 500.'],
  notes: [
    'Express holds no key itself: `res.cookie` signs with `req.secret`, which cookie-parser sets.',
    'Also run against 4.22.3: the same results.',
  ],
  migration: `import express from 'express'
import cookieParser from 'cookie-parser'

export const app = express()

// Newest key first: it signs in res.cookie, and every one of them verifies in req.signedCookies.
app.use(cookieParser([process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)))
`,
  examples: {
    correct: [
      `import express from 'express'
import cookieParser from 'cookie-parser'
import { cookieKeys } from './keys.js'

const app = express()
app.use(cookieParser(cookieKeys))
app.get('/', (req, res) => res.cookie('choice', 'dark', { signed: true }).end())
`,
      `import type { NextFunction, Request, Response } from 'express'
import { keys } from './keys.js'

export function signingKey(req: Request, res: Response, next: NextFunction) {
  req.secret = keys.newest
  next()
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import type { NextFunction, Request, Response } from 'express'

export function signingKey(req: Request, res: Response, next: NextFunction) {
  req.secret = 'made-up-cookie-key'
  next()
}
`,
      },
    ],
  },
})
