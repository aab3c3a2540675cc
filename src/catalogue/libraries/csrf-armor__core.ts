import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@csrf-armor/core',
  verified: '1.2.0',
  reference: 'https://www.npmjs.com/package/@csrf-armor/core',
  sinks: [
    {
      new: 'CsrfProtection',
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'replace it; a form that is open is refused once' },
    },
    {
      call: 'createCsrfProtection',
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'replace it; a form that is open is refused once' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403',
        severity: 'send again',
        detail: 'forms that are open',
      },
    ],
    unaffected: ['sessions'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey:
    'a random key, made when the package is loaded: every restart and every instance has another one',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: ['A missing setting goes unnoticed on one instance and refuses forms at random on several.'],
  notes: ['`@csrf-armor/nextjs`, `@csrf-armor/express` and `@csrf-armor/nuxt` pass the key on.'],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { createCsrfProtection } from '@csrf-armor/core'
import { adapter } from './adapter.js'
import { csrfKey } from './keys.js'

export const protection = createCsrfProtection(adapter, { strategy: 'signed-token', secret: csrfKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { CsrfProtection } from '@csrf-armor/core'
import { adapter } from './adapter.js'
import { csrfKey } from './keys.js'

export const protection = new CsrfProtection(adapter, { strategy: 'signed-token', secret: csrfKey })
`,
      },
    ],
  },
})
