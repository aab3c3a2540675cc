/** Libraries without a contract, and why there is none. */
export const notRun: Readonly<Record<string, string>> = {
  directus: 'it needs Node.js 22 and a database',
  'firebase-admin': 'only Google can answer',
  'supertokens-node': 'it needs a SuperTokens core',
}
