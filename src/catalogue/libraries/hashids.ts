import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'hashids',
  verified: '2.3.0',
  reference: 'https://github.com/niieani/hashids.js',
  sinks: [
    {
      new: 'default',
      key: { argument: 0 },
      role: 'hash',
      keyRing: {
        accepts: 'one key',
        instead: 'decode with a coder of each salt in turn; a wrong one gives an empty array',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'public ids',
        shows: '`decode` returns an empty array, it does not throw',
        severity: 'unreadable until the old key is back',
        detail: 'ids in bookmarks and in what clients have stored',
      },
      {
        what: 'links',
        shows: '`decode` returns an empty array, so the page is not found',
        severity: 'unreadable until the old key is back',
        detail: 'links with an id in them',
      },
    ],
    unaffected: ['the numeric ids in the database'],
    withFallback: 'With a coder for the old salt its ids are still decoded.',
    dropWhen: 'nobody has an id of the old salt any more, which is never for certain',
  },
  missingKey: 'nothing: it works with an empty salt, without an error',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A missing setting changes every public id, without an error.',
    'Where the salt is also the key of the tokens, rotating that key breaks the ids, too.',
    'An array throws "Hashids: Provided \'salt\' has to be a string (is object)".',
  ],
  notes: ['It is no cryptography: the salt can be worked out from the ids, and it protects nothing.'],
  migration: `import Hashids from 'hashids'

// Newest salt first.
const salts = [process.env.ID_SALT, process.env.ID_SALT_PREVIOUS].filter(Boolean)
const coders = salts.map((salt) => new Hashids(salt, 8))

export const issue = ({ sub }) => coders[0].encode(Number(sub.slice(1)))

export function check(id) {
  for (const coder of coders) {
    const [number] = coder.decode(id) // [] when the salt does not fit
    if (number !== undefined) return { sub: \`u\${number}\` }
  }
  throw new Error('unknown id')
}
`,
  examples: {
    correct: [
      `import Hashids from 'hashids'
import { idSalts } from './keys.js'

const coders = idSalts.map((salt) => new Hashids(salt, 8))

export const encode = (number) => coders[0].encode(number)
export const decode = (id) => coders.flatMap((coder) => coder.decode(id))[0]
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Hashids from 'hashids'

export const coder = new Hashids('made-up-id-salt', 8)
`,
      },
    ],
  },
})
