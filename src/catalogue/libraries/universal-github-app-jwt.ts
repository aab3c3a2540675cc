import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'universal-github-app-jwt',
  verified: '2.2.2',
  reference: 'https://github.com/gr2m/universal-github-app-jwt',
  sinks: [
    {
      call: 'default',
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'calls to the other party',
        shows: 'GitHub refuses new tokens until it knows the new public key',
        severity: 'send again',
      },
    ],
    unaffected: ['users', 'stored data', 'tokens that were made before (they live for ten minutes)'],
    withFallback:
      'The overlap is at GitHub, which keeps several keys of an app: add the new key there, deploy, delete the old one.',
    dropWhen: 'every instance signs with the new key',
  },
  missingKey: 'throws "Cannot read properties of undefined (reading \'replace\')"',
  emptyKey: 'refused',
  examples: {
    correct: [
      `import githubAppJwt from 'universal-github-app-jwt'
import { appId, privateKey } from './keys.js'

export const token = () => githubAppJwt({ id: appId, privateKey })
`,
    ],
    incorrect: [],
  },
})
