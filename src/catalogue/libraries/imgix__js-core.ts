import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@imgix/js-core',
  verified: '3.8.0',
  reference: 'https://docs.imgix.com/setup/securing-images',
  sinks: [
    {
      new: 'default',
      key: { argument: 0, property: 'secureURLToken' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new token' },
      rotatedBy: 'third party',
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
    withFallback: 'There is none.',
    dropWhen: 'at once: it cannot be kept',
  },
  missingKey: 'unsigned URLs, without an error',
  emptyKey: 'accepted',
  traps: ['A missing or empty token makes unsigned URLs without an error.'],
  notes: ['The token is issued by imgix, in the settings of the source.'],
  examples: {
    correct: [
      `import ImgixClient from '@imgix/js-core'
import { urlToken } from './keys.js'

const imgix = new ImgixClient({ domain: 'example.imgix.net', secureURLToken: urlToken })

export const imageUrl = (path) => imgix.buildURL(path, { w: 300 })
`,
    ],
    incorrect: [],
  },
})
