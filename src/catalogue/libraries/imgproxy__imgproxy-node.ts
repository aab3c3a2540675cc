import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@imgproxy/imgproxy-node',
  verified: '1.1.0',
  reference: 'https://docs.imgproxy.net/configuration/options',
  sinks: [
    {
      call: ['generateImageUrl', 'generateImageInfoUrl'],
      key: { argument: 0, property: ['key', 'salt'] },
      role: 'sign',
      keyRing: {
        accepts: 'list in a string',
        separator: ',',
        newest: 'first',
        covers: 'what the server verifies: it is given the same lists',
      },
    },
    {
      setting: ['IMGPROXY_KEY', 'IMGPROXY_SALT'],
      role: 'sign',
      keyRing: {
        accepts: 'list in a string',
        separator: ',',
        newest: 'first',
        covers: 'what the server verifies: it is given the same lists',
      },
    },
    {
      call: ['generateImageUrl', 'generateImageInfoUrl'],
      key: { argument: 0, property: 'encryptKey' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the key that the server has' },
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
      'With `IMGPROXY_KEY=new,old` and `IMGPROXY_SALT=new,old` on both sides old links live and new ones are signed with the first pair.',
    dropWhen: 'no signed link of the old pair is in use any more',
  },
  shortestKey: 'any',
  missingKey: '`IMGPROXY_KEY` and `IMGPROXY_SALT` are used, as they were when the module was imported',
  traps: ['`key` and `salt` are both keys, and their lists are read side by side.'],
  notes: [
    'Both are hex text.',
    '`IMGPROXY_SOURCE_URL_ENCRYPTION_KEY` is read and not used: an encrypted URL needs `encryptKey` in the call.',
  ],
  examples: {
    correct: [
      `import { generateImageInfoUrl, generateImageUrl } from '@imgproxy/imgproxy-node'
import { sourceKey, urlKey, urlSalt } from './keys.js'

const endpoint = 'https://images.example.com'

export const thumbnailOf = (url) => generateImageUrl({ endpoint, url, options, key: urlKey, salt: urlSalt })

export const hiddenOf = (value) =>
  generateImageUrl({ endpoint, url: { value, displayAs: 'encrypted' }, options, encryptKey: sourceKey })

export const infoOf = (url) => generateImageInfoUrl({ endpoint, url, key: urlKey, salt: urlSalt })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { generateImageUrl } from '@imgproxy/imgproxy-node'
import { urlSalt } from './keys.js'

export const thumbnailOf = (url) =>
  generateImageUrl({
    endpoint: 'https://images.example.com',
    url,
    options,
    key: '6d6164652d75702d6b6579', // "made-up-key"
    salt: urlSalt,
  })
`,
      },
    ],
  },
})
