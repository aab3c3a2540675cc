import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'astro',
  verified: '5.18.2',
  reference: 'https://docs.astro.build/en/guides/server-islands/',
  sinks: [
    {
      setting: 'ASTRO_KEY',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'keep it over rolling deployments; cached pages have to be loaded again',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '400 for the server islands of a page that the old build made',
        severity: 'send again',
        detail: 'open tabs and copies in a CDN: parts of the page stay empty until it is loaded again',
      },
    ],
    unaffected: [
      'Astro sessions: their id cookie is not signed (read in the source, not run)',
      'a key that is changed only when the server starts: the one of the build counts',
    ],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'no page of the old build is open or cached any more',
  },
  missingKey: 'every build makes a random key',
  emptyKey: 'refused',
  shortestKey: '16, 24 or 32 bytes, in base64 (`astro create-key` makes one of 32)',
  traps: ['Not setting it is rotating it: with every build the islands of cached pages fail.'],
  notes: [
    'The library reads the environment variable by itself, when it builds; no code names it.',
    '7.3.5 needs Node 22.12 and was not run.',
  ],
  examples: { correct: [], incorrect: [] },
})
