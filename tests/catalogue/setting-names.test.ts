import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  isClientExposed,
  kindOfSetting,
  namesFallbackKey,
  namesPublicKey,
  namesSeveralKeys,
  type SettingKind,
  wordsOf,
} from '../../src/catalogue/setting-names.ts'

const names = (text: string): readonly string[] => text.trim().split(/\s+/)

interface Labelled {
  readonly name: string
  readonly label: SettingKind
}

/** Names of settings from public repositories, labelled by hand. */
function labelledNames(): readonly Labelled[] {
  const lines = readFileSync(new URL('setting-names.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.slice(1).map((line) => {
    const [name = '', label = ''] = line.split('\t')
    return { name, label: label as SettingKind }
  })
}

function scoreOf(isMeant: (kind: SettingKind) => boolean) {
  const rows = labelledNames().map(({ name, label }) => ({
    labelled: isMeant(label),
    found: isMeant(kindOfSetting(name)),
  }))
  const both = rows.filter(({ labelled, found }) => labelled && found).length
  return {
    precision: both / rows.filter(({ found }) => found).length,
    recall: both / rows.filter(({ labelled }) => labelled).length,
  }
}

describe('kindOfSetting on labelled names', () => {
  it('has enough labels of every kind to mean something', () => {
    const labels = labelledNames().map(({ label }) => label)
    expect(labels.length).toBeGreaterThan(800)
    expect(labels.filter((label) => label === 'own key').length).toBeGreaterThan(90)
    expect(labels.filter((label) => label === 'third party').length).toBeGreaterThan(290)
  })

  it('tells what is secret, whoever it belongs to', () => {
    const { precision, recall } = scoreOf((kind) => kind !== 'not secret')
    expect(precision).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.98)
  })

  it('tells which of it is a key of the application', () => {
    const { precision, recall } = scoreOf((kind) => kind === 'own key')
    expect(precision).toBeGreaterThanOrEqual(0.92)
    expect(recall).toBeGreaterThanOrEqual(0.96)
  })

  it('tells which of it somebody else issued', () => {
    const { precision, recall } = scoreOf((kind) => kind === 'third party')
    expect(precision).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })
})

describe('kindOfSetting', () => {
  const kinds: readonly (readonly [kind: SettingKind, why: string, names: string])[] = [
    [
      'own key',
      'what signs tokens',
      'JWT_SECRET JWT_KEY JWT_PRIVATE_KEY TOKEN_SECRET ACCESS_TOKEN_SECRET JWT_SEC',
    ],
    [
      'own key',
      'what signs sessions and cookies',
      'SESSION_SECRET COOKIE_KEYS COOKIE_SECRET_KEY CSRF_SECRET',
    ],
    [
      'own key',
      'what encrypts',
      'ENCRYPTION_KEY DATA_ENCRYPTION_KEY PASS_ENC_KEY MASTER_KEY CRYPTO_KEY PASS_SEC',
    ],
    ['own key', 'what hashes', 'PEPPER HASH_SALT SALT API_TOKEN_SALT HMAC_KEY HASHIDS_SALT'],
    ['own key', 'key rings', 'APP_KEYS JWT_SECRETS SESSION_KEYS BETTER_AUTH_SECRETS cookieKeys'],
    [
      'own key',
      'fallback keys',
      'OLD_JWT_SECRET JWT_SECRET_PREVIOUS SESSION_SECRET_FALLBACK ENCRYPTION_SECONDARY_KEY',
    ],
    ['own key', 'numbered keys', 'AUTH_SECRET_1 SECRET_V2 JWT_SECRET2 SESSION_PASSWORD_2'],
    [
      'own key',
      'other spellings',
      'jwtSecret jwt.secret session:secret cookie-keys jwt_secret JwtSecret jwtsecret',
    ],
    [
      'own key',
      'names without a purpose',
      'secret SECRET secretKey SECRET_KEY appKey signingKey SECRETS privateKey',
    ],
    [
      'own key',
      'how it is written down',
      'ENCRYPTION_KEY_BASE64 signingKeyHex JWT_PRIVATE_KEY_PEM SECRET_KEY_BASE',
    ],
    ['own key', 'the purpose last', 'secretJWT JWT_SECRET_REFRESH jwt_access JWT SECRET_SESSION'],
    ['own key', 'either of two', 'secretOrKey SECRETORPRIVATEKEY secretOrPrivateKey'],
    [
      'own key',
      'a password that seals',
      'SESSION_PASSWORD WORKOS_COOKIE_PASSWORD SECRET_COOKIE_PASSWORD JWT_PASSWORD',
    ],
    [
      'own key',
      'what frameworks read',
      'NEXTAUTH_SECRET AUTH_SECRET AUTH0_SECRET NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
    ],
    [
      'own key',
      'our purpose beside a vendor',
      'SLACK_STATE_SECRET DB_ENCRYPTION_KEY REDIS_SESSION_SECRET CF_INTERNAL_SECRET',
    ],
    [
      'own key',
      'shared by our own services',
      'CRON_SECRET INTERNAL_API_KEY INTERNAL_API_SECRET ADMIN_SECRET',
    ],
    [
      'own key',
      'parts of AUTH_',
      'AUTH_JWT_SECRET AUTH_TOKEN_SECRET AUTH_REFRESH_SECRET auth.confirmEmailSecret',
    ],
    [
      'own key',
      'what should not have been exposed',
      'NEXT_PUBLIC_JWT_SECRET VITE_ENCRYPTION_KEY REACT_APP_SECRET_KEY',
    ],
    ['third party', 'API keys', 'OPENAI_API_KEY apiKey API_KEY PRIVATE_API_KEY DARK_SKY_API_KEY NIM_API_KEY'],
    [
      'third party',
      'client secrets',
      'GITHUB_CLIENT_SECRET clientSecret NUXT_OAUTH_OSU_CLIENT_SECRET microsoft.clientSecret',
    ],
    [
      'third party',
      'webhook secrets',
      'STRIPE_WEBHOOK_SECRET WEBHOOK_SIGNING_SECRET INTERNAL_WEBHOOKS_SECRET',
    ],
    [
      'third party',
      'secrets of vendors',
      'STRIPE_SECRET_KEY SLACK_SIGNING_SECRET FACEBOOK_APP_SECRET TWITTER_ACCESS_TOKEN_SECRET',
    ],
    [
      'third party',
      'keys of vendors',
      'YOUTUBE_KEY PUSHER_APP_KEY FIREBASE_PRIVATE_KEY INNGEST_SIGNING_KEY ADYEN_HMAC_KEY',
    ],
    [
      'third party',
      'vendors of two words',
      'HUGGING_FACE_TOKEN gitHubSecret payPalSecret linkedInSecret SHORT_IO_SECRET_KEY',
    ],
    [
      'third party',
      'vendors named like words',
      'LINE_SECRET X_SECRET AUTH_LINE_SECRET NEXT_PRIVATE_PLAIN_API_KEY TRIGGER_SECRET_KEY',
    ],
    ['third party', 'providers of Auth.js', 'AUTH_GOOGLE_SECRET AUTH_IDS4_SECRET AUTH_AZURE_AD_B2C_SECRET'],
    ['third party', 'the vendor last', 'CLIENT_SECRET_HEROKU API_KEY_OPENAI TOKEN_GITHUB'],
    [
      'third party',
      'passwords of systems',
      'DB_PASSWORD db.password redis-password SMTP_PASS HANA_PWD dbUserPassword',
    ],
    ['third party', 'what a password is compared with', 'ADMIN_PASSWORD_HASH BASIC_AUTH_PASSWORD'],
    [
      'third party',
      'tokens in settings',
      'GH_TOKEN SLACK_VERIFICATION_TOKEN AWS_SESSION_TOKEN accessToken AUTH_TOKEN',
    ],
    [
      'third party',
      'credentials',
      'S3_BUCKET_CREDENTIALS FIREBASE_SERVICE_ACCOUNT_BASE64 AZURE_STORAGE_CONNECTION_STRING',
    ],
    [
      'third party',
      'secret access keys',
      'AWS_SECRET_ACCESS_KEY secretAccessKey S3_SECRET_KEY accessKeySecret',
    ],
    [
      'third party',
      'secret halves of pairs',
      'remoteExperimentSecretKey intercomSecretKey RAZORPAY_KEY_SECRET',
    ],
    ['third party', 'what the documentation says', 'SUPABASE_JWT_SECRET'],
    [
      'not secret',
      'public halves',
      'PUBLIC_KEY STRIPE_PUBLISHABLE_KEY SUPABASE_ANON_KEY publicKey PUBLIC_SIGNING_KEY CLERK_JWT_KEY',
    ],
    [
      'not secret',
      'what a client may know',
      'NEXT_PUBLIC_POSTHOG_KEY VITE_STYTCH_TOKEN RECAPTCHA_SITE_KEY GROWTHBOOK_CLIENT_KEY',
    ],
    [
      'not secret',
      'something about a secret',
      'SECRET_NAME SECRET_ARN KEY_ID JWT_EXPIRES_IN JWT_ALGORITHM COOKIE_NAME',
    ],
    [
      'not secret',
      'where a secret lies',
      'SSH_KEY_PATH SECRET_KEY_FILE GOOGLE_APPLICATION_CREDENTIALS JWKS_URI',
    ],
    [
      'not secret',
      'how a secret must be',
      'PASSWORD_MIN_LENGTH TOKEN_EXPIRY SALT_LENGTH SALT_ROTATION MAX_TOKENS',
    ],
    [
      'not secret',
      'rounds of password hashing',
      'SALT_ROUNDS BCRYPT_SALT USER_PASSWORD_BCRYPT_SALT saltOrRounds BCRYPT_ROUNDS',
    ],
    [
      'not secret',
      'switches',
      'ALLOW_INSECURE_JWT_SECRET USE_SECRET_KEY AUTH_ALLOW_API_KEY REQUIRE_API_TOKEN withCredentials',
    ],
    ['not secret', 'error codes', 'INVALID_SECRET MISSING_API_KEY EXPIRED_TOKEN'],
    [
      'not secret',
      'what something is looked up by',
      'CACHE_KEY PRIMARY_KEY TRANSLATION_KEY sortKey i18nKey sessionKey dataKey',
    ],
    [
      'not secret',
      'what a step is stored under',
      'stateKey STATE_KEY draftKey previewKey resetKeys ReportLinkKey',
    ],
    ['not secret', 'secrets of one person', 'totpSecret twoFactorSecret mfaSecret'],
    ['not secret', 'identifiers beside secret keys', 'AWS_ACCESS_KEY_ID AWS_ACCESS_KEY S3_ACCESS_KEY'],
    [
      'not secret',
      'words that contain a noun',
      'monkey keyboard KEYWORDS VALKEY passkeys secretary tokenize SALTO',
    ],
    ['not secret', 'nouns alone', 'key KEY keys token TOKEN password PASSWORD PWD pass credentials'],
    [
      'not secret',
      'functions',
      'getSecret validateToken createJwtSecret loadSigningKey verifySecret setCookieKeys',
    ],
    [
      'not secret',
      'forms and counters',
      'RESET_PASSWORD newPassword confirmPassword MAX_ORGS_PER_PASS totalTokens',
    ],
    ['not secret', 'tokens of one request', 'CSRF_TOKEN csrfToken ID_TOKEN refreshTokens'],
    ['not secret', 'numbers of tokens', 'RATE_LIMIT_TOKENS COMPLETION_TOKENS API_RATE_LIMIT_JWT_TOKENS'],
    ['not secret', 'what npm sets', 'npm_config_user_agent npm_config_secret npm_package_config_jwt_secret'],
    ['not secret', 'request headers', 'x-api-key X-Auth-Token x-csrf-token'],
    ['not secret', 'seeds of databases', 'DB_SEED ALLOW_SEED SEED'],
    [
      'not secret',
      'anything else',
      'PORT NODE_ENV DATABASE_URL SESSION SESSION_MAX_AGE MAIL_ENCRYPTION ciphers',
    ],
  ]

  for (const [kind, why, text] of kinds) {
    describe(`${kind}: ${why}`, () => {
      it.each(names(text))('%s', (name) => {
        expect(kindOfSetting(name)).toBe(kind)
      })
    })
  }

  it('says nothing about names without words', () => {
    for (const name of ['', '_', '...', '$', '123']) expect(kindOfSetting(name)).toBe('not secret')
  })

  it('takes seeds that keys are made of for keys, and no others', () => {
    expect(kindOfSetting('HONEYPOT_ENCRYPTION_SEED')).toBe('own key')
    expect(kindOfSetting('JWT_SEED')).toBe('own key')
    expect(kindOfSetting('RANDOM_SEED')).toBe('not secret')
  })

  it('lets the nearest word decide whose a secret is', () => {
    expect(kindOfSetting('WEBHOOK_SESSION_SECRET')).toBe('own key')
    expect(kindOfSetting('SESSION_WEBHOOK_SECRET')).toBe('third party')
  })

  it.each(['KEY_', 'auth_x_', 'A', 'a', 'aB', '_', 'secretkey', '1', 'is', 'é', '9a', 'X-'])(
    'takes no time for a name of 10,000 letters: %s...',
    (part) => {
      const name = part.repeat(Math.ceil(10_000 / part.length))
      const start = performance.now()
      kindOfSetting(name)
      namesSeveralKeys(name)
      namesFallbackKey(name)
      namesPublicKey(name)
      expect(performance.now() - start).toBeLessThan(200)
    },
  )
})

describe('wordsOf', () => {
  it.each([
    ['JWT_SECRET', 'jwt secret'],
    ['jwtSecret', 'jwt secret'],
    ['JwtSecret', 'jwt secret'],
    ['jwt.secret', 'jwt secret'],
    ['session:secret', 'session secret'],
    ['cookie-keys', 'cookie keys'],
    ['AWSSecretKey', 'aws secret key'],
    ['getJWTSecret', 'get jwt secret'],
    ['auth.confirmEmailSecret', 'auth confirm email secret'],
    ['INFRA.SESSION_SECRET', 'infra session secret'],
    ['AUTH0_SECRET', 'auth0 secret'],
    ['s3SecretKey', 's3 secret key'],
    ['isBase64Encoded', 'is base64 encoded'],
    ['__SECRET__', 'secret'],
    ['./keys/private.pem', 'keys private pem'],
    ['schlüsselGeheim', 'schlüssel geheim'],
    ['', ''],
  ])('%s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words)
  })

  it.each([
    ['secretkey', 'secret key'],
    ['APIKEY', 'api key'],
    ['SECRETORPRIVATEKEY', 'secret or private key'],
    ['JWT_SECRET2', 'jwt secret 2'],
    ['keys1', 'keys 1'],
    ['monkey', 'monkey'],
    ['keyboard', 'keyboard'],
    ['keyset', 'keyset'],
    ['nextauth', 'nextauth'],
  ])('takes words apart only when every part is known: %s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words)
  })
})

describe('isClientExposed', () => {
  it.each(
    names(`
      NEXT_PUBLIC_JWT_SECRET VITE_API_KEY REACT_APP_SECRET react_app_secret EXPO_PUBLIC_X PUBLIC_Y NUXT_PUBLIC_Z
      GATSBY_A VUE_APP_B STORYBOOK_C STRAPI_ADMIN_D PAYLOAD_PUBLIC_E
    `),
  )('%s', (name) => {
    expect(isClientExposed(name)).toBe(true)
  })

  it.each(
    names(
      'JWT_SECRET PUBLICATION_KEY NEXTAUTH_SECRET NEXT_PRIVATE_KEY MY_VITE_KEY vite_key INVITE_SECRET MIXPANEL_TOKEN',
    ),
  )('not %s', (name) => {
    expect(isClientExposed(name)).toBe(false)
  })
})

describe('namesSeveralKeys', () => {
  it.each(
    names(`
      keys secrets sessionKeys JWT_SECRETS keyRing keyring keySet jwks passwords all fallbacks COOKIE_KEYS signingKeyList
      secretMap keysById secretsByVersion KEYS_OLD previousKeys secretKeys keyStore keychain keys2 jwkSet oldSecrets
    `),
  )('%s', (name) => {
    expect(namesSeveralKeys(name)).toBe(true)
  })

  it.each(
    names(`
      key secret newest sessionKey password keyById JWT_SECRET SECRET_KEYS_PATH jwksUri monkeys hotkeys tokens tokenSet
      headerList ring fallback previous status address KEYS_COUNT
    `),
  )('not %s', (name) => {
    expect(namesSeveralKeys(name)).toBe(false)
  })
})

describe('namesFallbackKey', () => {
  it.each(
    names(`
      JWT_SECRET_OLD OLD_JWT_SECRET previousKey SECRET_PREV fallbacks SESSION_SECRET_FALLBACK legacySecret retired_keys
      jwtAuth.oldKey ENCRYPTION_SECONDARY_KEY oldsecret FORMER_KEY
    `),
  )('%s', (name) => {
    expect(namesFallbackKey(name)).toBe(true)
  })

  it.each(
    names(
      'JWT_SECRET newest currentKey NEXT_SIGNING_KEY UPCOMING_SECRET goldKey thresholdKey folder JWT_SECRET_2',
    ),
  )('not %s', (name) => {
    expect(namesFallbackKey(name)).toBe(false)
  })
})

describe('namesPublicKey', () => {
  it.each(
    names(`
      PUBLIC_KEY publicKey publickey JWT_PUBLIC_KEY publicKeys jwksUri jwks JWKS_URL cert CERTIFICATE certs pubKey
      PUBLIC_KEY_PEM keys.public ./keys/public.pem jwt.pub NEXT_PRIVATE_SIGNING_PUBLIC_CRT_FILE
      BSKY_ENTRYWAY_JWT_PUBLIC_KEY_HEX
    `),
  )('%s', (name) => {
    expect(namesPublicKey(name)).toBe(true)
  })

  it.each(
    names(`
      privateKey PRIVATE_KEY JWT_SECRET secretOrPublicKey publicKeyOrSecret secretOrKey certKey CERT_PASSPHRASE
      PUBLIC_URL NEXT_PUBLIC_JWT_SECRET NEXT_PUBLIC_API_KEY signingKey privateJwks key certify republic
    `),
  )('not %s', (name) => {
    expect(namesPublicKey(name)).toBe(false)
  })
})
