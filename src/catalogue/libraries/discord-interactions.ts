import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'discord-interactions',
  verified: '4.4.0',
  reference: 'https://discord.com/developers/docs/interactions/overview',
  sinks: [],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false',
        severity: 'send again',
        detail: 'deliveries signed with the other key pair; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Nothing secret is kept here: Discord owns the pair.',
    dropWhen: 'Discord signs with the new pair',
  },
  missingKey: '`verifyKeyMiddleware` throws "You must specify a Discord client public key"',
  notes: ['The key of `verifyKey` and `verifyKeyMiddleware` is PUBLIC: it is no secret.'],
  examples: {
    correct: [
      `import { verifyKeyMiddleware } from 'discord-interactions'

app.post('/interactions', verifyKeyMiddleware('made-up-public-key'), receive)
`,
    ],
    incorrect: [],
  },
})
