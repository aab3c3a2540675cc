import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@strapi/strapi',
  verified: '5.54.0',
  reference: 'https://docs.strapi.io/cms/configurations/admin-panel',
  sinks: [
    {
      exported: 'app.keys',
      file: 'config/server',
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      exported: 'auth.secret',
      file: 'config/admin',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of all administrators' },
      rotation: {
        invalidates: [
          {
            what: 'sessions',
            shows: 'the refresh of an administrator is refused',
            severity: 'sign in again',
            detail: 'administrators only',
          },
        ],
        unaffected: ['the tokens of end users, API tokens, transfer tokens', 'content and password hashes'],
        withFallback: 'It takes no fallback key.',
        dropWhen: 'the last instance has the new key',
      },
    },
    {
      exported: 'apiToken.salt',
      file: 'config/admin',
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'create every API token anew and change every client' },
      rotation: {
        invalidates: [
          {
            what: 'access tokens',
            shows: 'every API token is refused',
            severity: 'send again',
            detail: 'API tokens: create new ones and change every client',
          },
        ],
        unaffected: [
          'transfer tokens, the tokens of end users, administrators',
          'content and password hashes',
        ],
        withFallback: 'It takes no fallback key; a list is just another salt.',
        dropWhen: 'every client has a new API token',
      },
    },
    {
      exported: 'transfer.token.salt',
      file: 'config/admin',
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'create every transfer token anew' },
      rotation: {
        invalidates: [
          {
            what: 'access tokens',
            shows: 'every transfer token is refused',
            severity: 'send again',
            detail: 'transfer tokens: create new ones',
          },
        ],
        unaffected: ['API tokens, the tokens of end users, administrators', 'content and password hashes'],
        withFallback: 'It takes no fallback key.',
        dropWhen: 'every transfer token has been created anew',
      },
    },
    {
      exported: 'secrets.encryptionKey',
      file: 'config/admin',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'note the token values down first, or create the tokens anew afterwards',
      },
      rotation: {
        invalidates: [
          {
            what: 'ciphertext',
            shows: 'the stored token values read as `null`',
            severity: 'unreadable until the old key is back',
            detail: 'the values that the admin panel shows again; the tokens themselves still work',
          },
        ],
        unaffected: ['API tokens, transfer tokens, sessions: they work as before'],
        withFallback: 'It takes no fallback key.',
        dropWhen: 'no stored token value is needed any more',
      },
    },
    {
      exported: 'users-permissions.config.jwtSecret',
      file: 'config/plugins',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of all end users' },
      rotation: {
        invalidates: [
          {
            what: 'access tokens',
            shows: 'every token of an end user is refused',
            severity: 'sign in again',
            detail: 'end users of the users-permissions plugin',
          },
        ],
        unaffected: ['API tokens, transfer tokens, administrators', 'content and password hashes'],
        withFallback: 'It takes no fallback key.',
        dropWhen: 'the last instance has the new key',
      },
    },
    {
      setting: 'JWT_SECRET',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of all end users' },
      rotation: {
        invalidates: [
          {
            what: 'access tokens',
            shows: 'every token of an end user is refused',
            severity: 'sign in again',
            detail: 'end users of the users-permissions plugin',
          },
        ],
        unaffected: ['API tokens, transfer tokens, administrators', 'content and password hashes'],
        withFallback: 'It takes no fallback key.',
        dropWhen: 'the last instance has the new key',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'the session cookies; `app.keys` is `APP_KEYS` in the `.env` of a new project',
      },
    ],
    unaffected: [
      'API tokens, transfer tokens, the tokens of end users and of administrators',
      'content and password hashes',
    ],
    withFallback: 'With the older key behind the newest in `APP_KEYS` the session cookies still verify.',
    dropWhen: 'the last session cookie that the old key signed has expired',
  },
  missingKey:
    '`app.keys`: "App keys are required." at the start; `apiToken.salt`: "Missing apiToken.salt." at the start; `auth.secret`: "Secret key is required" when an administrator signs in; `transfer.token.salt`: "Required token salt is not defined" when a token is made; `secrets.encryptionKey`: a warning, and nothing is encrypted; `jwtSecret`: a random key, written to `.env`, in production "Missing jwtSecret."',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'Six keys, six different consequences: rotate one at a time.',
    'Two of them are called salt (`API_TOKEN_SALT`, `TRANSFER_TOKEN_SALT`) and are keys: changing one refuses every token that was made with it.',
    'A list in `API_TOKEN_SALT` is just another salt.',
    'The values of `.env.example` are often left in, and everybody can read them.',
  ],
  notes: [
    'Without a `jwtSecret` in the configuration the users-permissions plugin reads `JWT_SECRET` itself.',
  ],
  migration: `// .env: APP_KEYS=newest,older
export default ({ env }) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS') },
})
`,
  examples: {
    correct: [
      {
        filename: 'config/server.js',
        code: `import { appKeys } from '../keys.js'

export default () => ({ port: 1337, app: { keys: appKeys } })
`,
      },
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        filename: 'config/admin.js',
        code: `export default () => ({ apiToken: { salt: 'made-up-token-salt' } })
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/server.js',
        code: `import { appKey } from '../keys.js'

export default () => ({ port: 1337, app: { keys: [appKey] } })
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/admin.js',
        code: `import { adminKey } from '../keys.js'

export default () => ({ auth: { secret: adminKey } })
`,
      },
      {
        rule: 'no-hardcoded-key',
        filename: 'config/admin.js',
        code: `export default () => ({ transfer: { token: { salt: 'made-up-transfer-salt' } } })
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/admin.js',
        code: `import { encryptionKey } from '../keys.js'

export default () => ({ secrets: { encryptionKey } })
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/plugins.js',
        code: `import { tokenKey } from '../keys.js'

export default () => ({ 'users-permissions': { config: { jwtSecret: tokenKey } } })
`,
      },
    ],
  },
})
