import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@aws-sdk/cloudfront-signer',
  verified: '3.1166.0',
  reference:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html',
  sinks: [
    {
      call: ['getSignedUrl', 'getSignedCookies'],
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: {
        accepts: 'one key',
        instead: 'sign with the newest pair, and keep the old public key in the key group',
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
      {
        what: 'cookies',
        shows: 'refused by CloudFront',
        severity: 'send again',
        detail: 'signed cookies',
      },
    ],
    unaffected: ['the files'],
    withFallback:
      'Old links live while the old public key stays in the key group: the link names the id of its key.',
    dropWhen: 'the longest lifetime of a link after the last instance signs with the new pair',
  },
  shortestKey: 'a private key in PEM',
  missingKey: 'throws ERR_INVALID_ARG_TYPE',
  traps: [
    'A PEM with literal `\\n` in it throws.',
    'The pair is in two places: the private half here, the public half in the CloudFront key group.',
  ],
  notes: [
    'The order: add the new public key to the key group, deploy the new pair, remove the old public key last.',
  ],
  examples: {
    correct: [
      `import { getSignedCookies, getSignedUrl } from '@aws-sdk/cloudfront-signer'
import { privateKey } from './keys.js'

export const linkTo = (url) => getSignedUrl({ url, keyPairId, privateKey, dateLessThan: '2030-01-01' })

export const cookiesFor = (url) =>
  getSignedCookies({ url, keyPairId, privateKey, dateLessThan: '2030-01-01' })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { getSignedUrl } from '@aws-sdk/cloudfront-signer'

export const linkTo = (url) =>
  getSignedUrl({ url, keyPairId, privateKey: 'made-up-private-key', dateLessThan: '2030-01-01' })
`,
      },
    ],
  },
})
