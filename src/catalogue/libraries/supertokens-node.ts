import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'supertokens-node',
  verified: 'not run',
  reference: 'https://supertokens.com/docs',
  sinks: [
    {
      call: 'init',
      key: { argument: 0, property: 'supertokens.apiKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the SuperTokens core accepts a list of API keys' },
      rotatedBy: 'third party',
    },
    {
      from: 'supertokens-node/recipe/dashboard',
      call: 'init',
      key: { argument: 0, property: 'apiKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'calls to the other party',
        shows: 'requests to the core fail until both sides have the new key',
        severity: 'send again',
      },
    ],
    unaffected: ['sessions: the core holds and rotates the signing keys itself'],
    withFallback: 'The core accepts a list of API keys, so both keys can be valid during the change.',
    dropWhen: 'every instance sends the new key',
  },
  notes: [
    'Version 24.0.3 was read in its types; no SuperTokens core was run, and the list of API keys is from its documentation.',
  ],
  examples: {
    correct: [
      `import supertokens from 'supertokens-node'
import Dashboard from 'supertokens-node/recipe/dashboard'
import { coreApiKey, dashboardApiKey } from './keys.js'

supertokens.init({
  supertokens: { connectionURI: 'https://core.example.com', apiKey: coreApiKey },
  appInfo,
  recipeList: [Dashboard.init({ apiKey: dashboardApiKey })],
})
`,
    ],
    incorrect: [],
  },
})
