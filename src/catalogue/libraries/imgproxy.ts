import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'imgproxy',
  verified: '1.4.1',
  reference: 'https://docs.imgproxy.net/usage/signing_url',
  sinks: [
    {
      new: ['default', 'Imgproxy'],
      key: { argument: 0, property: ['key', 'salt'] },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest pair; the server takes lists of pairs' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'links',
        shows: 'dead links',
        severity: 'send again',
        detail: 'every signed link that was handed out or cached',
      },
    ],
    unaffected: ['the files'],
    withFallback:
      'By its documentation the imgproxy server takes lists of pairs: old links live while it knows theirs.',
    dropWhen: 'no signed link of the old pair is in use any more',
  },
  missingKey: 'given as undefined: throws ERR_INVALID_ARG_TYPE; left out: "insecure" URLs',
  shortestKey: 'any',
  traps: [
    '`key` and `salt` are both keys: changing either changes every URL.',
    'Text that is not hex (the word "undefined", a passphrase) is an EMPTY key without an error.',
    'The pair is set in two places, here and in the imgproxy server.',
  ],
  notes: ['Both are hex text.'],
  examples: {
    correct: [
      `import Imgproxy from 'imgproxy'
import { urlKey, urlSalt } from './keys.js'

const imgproxy = new Imgproxy({ baseUrl: 'https://images.example.com', key: urlKey, salt: urlSalt })

export const thumbnailOf = (url) => imgproxy.builder().resize('fill', 300, 200).generateUrl(url)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Imgproxy from 'imgproxy'
import { urlSalt } from './keys.js'

export const imgproxy = new Imgproxy({
  baseUrl: 'https://images.example.com',
  key: '6d6164652d75702d6b6579', // "made-up-key"
  salt: urlSalt,
})
`,
      },
    ],
  },
})
