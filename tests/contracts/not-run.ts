/** Libraries without a contract, and why there is none. */
const noKey = 'it has no key: there is nothing to rotate'

export const notRun: Readonly<Record<string, string>> = {
  '@sveltejs/kit': noKey,
  directus: 'it needs Node.js 22 and a database',
  'firebase-admin': 'only Google can answer',
  marko: noKey,
  'next-session': noKey,
  'remix-auth': noKey,
  restify: noKey,
  'supertokens-node': 'it needs a SuperTokens core',
}
