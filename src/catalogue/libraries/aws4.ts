import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'aws4',
  verified: '1.13.2',
  reference: 'https://github.com/mhart/aws4',
  sinks: [
    {
      call: 'sign',
      key: { argument: 1, property: 'secretAccessKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotatedBy: 'third party',
    },
    {
      setting: ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      { what: 'calls to the other party', shows: 'AWS refuses the signature', severity: 'send again' },
      {
        what: 'links',
        shows: 'AWS refuses the presigned URL once the old key is deactivated',
        severity: 'send again',
        detail: 'presigned URLs (`signQuery`)',
      },
    ],
    unaffected: ['users', 'stored data'],
    withFallback: 'The overlap is at AWS, which keeps two active keys for each user.',
    dropWhen: 'every instance signs with the new key and the last presigned URL has expired',
  },
  missingKey:
    '`secretAccessKey: undefined` signs with the text "undefined", without an error; without the argument the key is read from AWS_SECRET_ACCESS_KEY or AWS_SECRET_KEY',
  emptyKey: 'accepted',
  notes: ['What AWS answers was not run; that the signature depends on the key was.'],
  examples: {
    correct: [
      `import aws4 from 'aws4'
import { accessKeyId, secretAccessKey } from './keys.js'

export const signed = (request) => aws4.sign(request, { accessKeyId, secretAccessKey })
`,
    ],
    incorrect: [],
  },
})
