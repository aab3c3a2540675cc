import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@aws-sdk/s3-request-presigner',
  verified: '3.1163.0',
  reference: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
  sinks: [
    {
      from: '@aws-sdk/client-s3',
      new: 'S3Client',
      key: { argument: 0, property: 'credentials.secretAccessKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'two access keys may be active at IAM' },
      rotatedBy: 'third party',
    },
    {
      setting: 'AWS_SECRET_ACCESS_KEY',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'two access keys may be active at IAM' },
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
      {
        what: 'calls to the other party',
        shows: 'requests to S3 fail until the new key is deployed',
        severity: 'send again',
      },
    ],
    unaffected: ['the files'],
    withFallback: 'Links name the id of their access key: they live until that key is deactivated.',
    dropWhen: 'the links that were signed with it have expired',
  },
  notes: [
    'AWS issues the access key, in IAM, where two may be active.',
    'The key belongs to the client of @aws-sdk/client-s3; `getSignedUrl` signs with it.',
  ],
  examples: {
    correct: [
      `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { secretAccessKey } from './keys.js'

const s3 = new S3Client({ region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey } })

export const linkTo = (Key) => getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: 300 })
`,
    ],
    incorrect: [],
  },
})
