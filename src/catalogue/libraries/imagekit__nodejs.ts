import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@imagekit/nodejs',
  verified: '7.11.0',
  reference: 'https://imagekit.io/docs/media-delivery-basic-security',
  sinks: [
    {
      new: ['default', 'ImageKit'],
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
    {
      setting: 'IMAGEKIT_PRIVATE_KEY',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
    {
      setting: 'IMAGEKIT_WEBHOOK_SECRET',
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'webhooks',
            shows: 'the delivery is refused',
            severity: 'send again',
            detail: 'deliveries signed with the other secret',
          },
        ],
        unaffected: ['signed links'],
        withFallback: 'There is none in code.',
        dropWhen: 'ImageKit signs with the new secret and every instance has it',
      },
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
  missingKey: 'throws "The IMAGEKIT_PRIVATE_KEY environment variable is missing or empty; ..."',
  notes: [
    'ImageKit issues both, in its dashboard.',
    'A missing `IMAGEKIT_WEBHOOK_SECRET` is null without an error.',
  ],
  examples: {
    correct: [
      `import ImageKit from '@imagekit/nodejs'
import { privateKey } from './keys.js'

const imagekit = new ImageKit({ privateKey })

export const imageUrl = (src) =>
  imagekit.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/example', src, signed: true })
`,
    ],
    incorrect: [],
  },
})
