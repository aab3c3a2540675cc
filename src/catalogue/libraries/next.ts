import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'next',
  verified: '16.4.6',
  reference: 'https://nextjs.org/docs/app/guides/data-security',
  sinks: [
    {
      setting: 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'keep it over builds and on all instances; pages that are open have to be loaded again',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows:
          '409 after a build with another key; 500 when only the running server has another key than its build',
        severity: 'send again',
        detail: 'Server Actions of pages that are open: they do not run until the page is loaded again',
      },
    ],
    unaffected: [
      'sessions: Next.js signs none itself',
      'the preview and draft mode keys: the build makes them, new for every clean build, so draft cookies die with each deployment',
    ],
    withFallback: "It takes no fallback key. Two builds with the same key accept each other's forms.",
    dropWhen: 'no page of the old build is open any more',
  },
  missingKey:
    'every clean build makes a random key; it is kept in `.next/cache` for 14 days, and never in Docker',
  emptyKey: 'refused',
  shortestKey: '16, 24 or 32 bytes, in base64',
  traps: [
    'Not setting it is rotating it: pages that are open break with every deployment.',
    'The key is read when the application is built and when it is started: both need the same one.',
  ],
  notes: [
    'An empty string counts as not set.',
    'The library reads the environment variable by itself; no code names it.',
    'A value of your own that a route compares (`DRAFT_SECRET`, a secret for revalidation) is no key of Next.js: changing it breaks the links that carry it.',
  ],
  examples: { correct: [], incorrect: [] },
})
