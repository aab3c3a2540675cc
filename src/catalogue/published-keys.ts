/** A key value that is printed where everybody can read it. */
export interface PublishedKey {
  readonly key: string
  /** `prefix`: whatever starts with it was made by the same generator. */
  readonly match: 'exact' | 'prefix'
  /** Where it stands, to follow "printed in". */
  readonly source: string
}

/**
 * Sample keys that get copied into applications. They are documentation samples, placeholders and public defaults,
 * not live keys: nothing is given away by listing them. Sorted by key.
 */
export const publishedKeys: readonly PublishedKey[] = [
  { key: '-- DEV COOKIE SECRET; CHANGE ME --', match: 'exact', source: 'the KeystoneJS examples' },
  {
    key: '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7',
    match: 'exact',
    source: 'the FastAPI tutorial',
  },
  { key: '123456', match: 'exact', source: 'the egg-jwt README' },
  { key: '123456789iamasecret987654321look', match: 'exact', source: 'the tiny-csrf README' },
  {
    key: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    match: 'exact',
    source: 'RFC 7515, appendix A.1',
  },
  {
    key: 'DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.',
    match: 'exact',
    source: 'the nestjs/docs.nestjs.com documentation',
  },
  {
    key: 'INp8IvdIyeMcoGAgFGoA61DdBglwwSqnXJZkgz8PSnw',
    match: 'exact',
    source: 'the next-auth documentation',
  },
  { key: 'LONG_RANDOM_STRING', match: 'exact', source: 'the express-openid-connect README' },
  { key: 'MASTER_KEY', match: 'exact', source: 'the parse-server README' },
  { key: 'MY_SECRETS', match: 'exact', source: 'the @elysiajs/jwt README' },
  { key: 'MY_SECRET_TOKEN', match: 'exact', source: 'the directus/docs documentation' },
  { key: 'NeverShareYourSecret', match: 'exact', source: 'the hapi-auth-jwt2 README' },
  { key: 'PrimareSecretKey', match: 'exact', source: 'the hapi-auth-jwt2 README' },
  { key: 'SEKRIT1', match: 'exact', source: 'the keygrip README' },
  { key: 'SEKRIT2', match: 'exact', source: 'the keygrip README' },
  { key: 'SOME_COMPLEX_SECRET_32_CHARSLONG', match: 'exact', source: 'the svelte-kit-cookie-session README' },
  { key: 'SOME_OTHER_COMPLEX_SECR_32_CHARS', match: 'exact', source: 'the svelte-kit-cookie-session README' },
  {
    key: 'TQV5U29k1gHibH5bx1layBo0OSAvAbRT3UYW3EWrSYBB5swxjVfWUa1BS8lqzxG/0v9wruMcrGadany3',
    match: 'exact',
    source: 'the openid-client README',
  },
  { key: 'U2hoLCBpdHMgYSBzZWNyZXQh', match: 'exact', source: 'the GitHub issue bambanah/deemix#360' },
  {
    key: 'UpNVntn3cDxHJpq99YMc1T1AQgQpc8kfYTuRgBiYa15BLrx8etQoXz3gZv1/u2oq',
    match: 'exact',
    source: 'the supabase/supabase .env.example',
  },
  { key: 'YOUR_SECRET_HERE', match: 'exact', source: 'the create-payload-app template' },
  { key: 'YourSuperLongKeyHere', match: 'exact', source: 'the hapi-auth-jwt2 README' },
  {
    key: '\\2\\1thisismyscretkey\\1\\2\\e\\y\\y\\h',
    match: 'exact',
    source: 'the Apache Superset documentation',
  },
  { key: 'a santa at nasa', match: 'exact', source: 'the @quixo3/prisma-session-store README' },
  {
    key: 'a secret with minimum length of 32 characters',
    match: 'exact',
    source: 'the @fastify/session README',
  },
  {
    key: 'a string which is longer than 32 characters',
    match: 'exact',
    source: 'the @fastify/csrf-protection README',
  },
  { key: 'a-string-secret-at-least-256-bits-long', match: 'exact', source: 'the jwt.io debugger' },
  {
    key: 'another_password_at_least_32_characters_long',
    match: 'exact',
    source: 'the next-iron-session README',
  },
  {
    key: 'averylogphrasebiggerthanthirtytwochars',
    match: 'exact',
    source: 'the @fastify/secure-session README',
  },
  { key: 'better-auth-secret-12345678901234567890', match: 'exact', source: 'the better-auth source' },
  { key: 'blargadeeblargblarg', match: 'exact', source: 'the client-sessions README' },
  {
    key: 'cc7e0d44fd473002f1c42167459001140ec6389b7353f8088f4d9a95f2f596f2',
    match: 'exact',
    source: 'the jose documentation',
  },
  { key: 'change-me', match: 'exact', source: 'lists of placeholders in public code' },
  { key: 'change-me-in-production', match: 'exact', source: 'lists of placeholders in public code' },
  {
    key: 'change-this-to-a-long-random-string',
    match: 'exact',
    source: 'lists of placeholders in public code',
  },
  { key: 'changeme', match: 'exact', source: 'lists of placeholders in public code' },
  {
    key: 'complex_password_at_least_32_characters_long',
    match: 'exact',
    source: 'the next-iron-session README',
  },
  { key: 'cookie-parser-secret', match: 'exact', source: 'the tiny-csrf README' },
  { key: 'correct-secret', match: 'exact', source: 'the fast-jwt README' },
  {
    key: 'd85117047fd06d3afa79b6e44ee3a52eb426fc24c3a2e3667732e8da0342b4da',
    match: 'exact',
    source: 'the typeorm-encrypted README',
  },
  { key: 'dev-secret', match: 'exact', source: 'lists of placeholders in public code' },
  { key: 'dev123456', match: 'exact', source: 'the @midwayjs/jwt README' },
  { key: 'development-secret', match: 'exact', source: 'the GitHub issue SecureBananaLabs/bug-bounty#11426' },
  { key: 'django-insecure-', match: 'prefix', source: 'the Django startproject template' },
  {
    key: 'e41c966f21f9e1577802463f8924e6a3fe3e9751f201304213b2f845d8841d61',
    match: 'exact',
    source: 'the typeorm-encrypted README',
  },
  { key: 'extremely-secure-keyboard-cat', match: 'exact', source: 'the sails source' },
  { key: 'fe1a1915a379f3be5394b64d14794932', match: 'exact', source: 'the jwt-simple README' },
  { key: 'first secret', match: 'exact', source: 'the client-sessions README' },
  { key: 'flusk', match: 'exact', source: 'the GitHub issue adirbenyossef/flusk-dev#28' },
  { key: 'foo', match: 'exact', source: 'the connect-mongo README' },
  { key: 'foobar', match: 'exact', source: 'the @fastify/jwt README' },
  { key: 'foobarbaz12345', match: 'exact', source: 'the cookie-encrypter README' },
  { key: 'grant', match: 'exact', source: 'the grant README' },
  { key: 'hard!to-guess_secret', match: 'exact', source: 'the @nestjs/jwt README' },
  { key: 'hello world !', match: 'exact', source: 'the express-jwt README' },
  { key: 'hunter2', match: 'exact', source: 'the GitHub issue cozuya/secret-hitler#2034' },
  { key: 'icanhazcheeseburger', match: 'exact', source: 'the mongoose-field-encryption README' },
  { key: 'it-is-very-secret', match: 'exact', source: 'the hono documentation' },
  {
    key: 'k1.aesgcm256.DbQoar8ZLuUsOHZNyrnjlskInHDYlzF3q6y1KGM7DUM=',
    match: 'exact',
    source: 'the prisma-field-encryption README',
  },
  { key: 'key1', match: 'exact', source: 'the cookie-session README' },
  { key: 'key2', match: 'exact', source: 'the cookie-session README' },
  { key: 'keyboard cat', match: 'exact', source: 'the express-session README' },
  { key: 'keykeys', match: 'exact', source: 'the koa-generic-session README' },
  { key: 'mq9hDxBVDbspDR6n', match: 'exact', source: 'the @fastify/secure-session README' },
  { key: 'my passphrase', match: 'exact', source: 'the aes256 README' },
  { key: 'my secret', match: 'exact', source: 'the signed-url README' },
  { key: 'my secret key', match: 'exact', source: 'the simple-encryptor README' },
  { key: 'my-secret', match: 'exact', source: 'the @fastify/cookie README' },
  { key: 'myMasterKey', match: 'exact', source: 'the parse-server README' },
  { key: 'myTotallySecretKey', match: 'exact', source: 'the cryptr README' },
  { key: 'my_secret_key', match: 'exact', source: 'the socketio-jwt README' },
  { key: 'myjwts3cr3t', match: 'exact', source: 'the @loopback/authentication-jwt source' },
  { key: 'n3wsecr3t', match: 'exact', source: 'the remix-run/react-router documentation' },
  { key: 'new-shared-secret', match: 'exact', source: 'the koa-jwt README' },
  { key: 'node-secret', match: 'exact', source: 'the GitHub issue cokemine/nodestatus#257' },
  { key: 'old-shared-secret', match: 'exact', source: 'the koa-jwt README' },
  { key: 'olds3cret', match: 'exact', source: 'the remix-run/react-router documentation' },
  { key: 'password', match: 'exact', source: 'lists of placeholders in public code' },
  { key: 'password-with-at-least-32-characters', match: 'exact', source: 'the nuxt-auth-utils README' },
  { key: 'r3fr35htok3n', match: 'exact', source: 'the @loopback/authentication-jwt source' },
  { key: 'r3m1xr0ck5', match: 'exact', source: 'the Remix v1 documentation' },
  { key: 'rNONHRni6BAk7y2TiKrv', match: 'exact', source: 'the speakeasy README' },
  {
    key: 'real secret keys should be long and random',
    match: 'exact',
    source: 'the simple-encryptor README',
  },
  { key: 'replace-me', match: 'exact', source: 'lists of placeholders in public code' },
  { key: 'replace-with-random-value', match: 'exact', source: 'the directus/docs documentation' },
  { key: 's3cret1', match: 'exact', source: 'the remix-run/react-router documentation' },
  { key: 'secret', match: 'exact', source: 'lists of placeholders in public code' },
  { key: 'secret choco chips', match: 'exact', source: 'the honojs/website documentation' },
  { key: 'secret chocolate chips', match: 'exact', source: 'the honojs/website documentation' },
  { key: 'secret goes here', match: 'exact', source: 'the socketio-jwt README' },
  { key: 'secret ingredient', match: 'exact', source: 'the honojs/website documentation' },
  { key: 'secret key 123', match: 'exact', source: 'the crypto-js README' },
  { key: 'secretpassword', match: 'exact', source: 'the GitHub issue codex-team/codex.docs#336' },
  { key: 'session_cookie_secret', match: 'exact', source: 'the express-mysql-session README' },
  { key: 'shared-secret', match: 'exact', source: 'the koa-jwt README' },
  { key: 'shhhhh', match: 'exact', source: 'the jsonwebtoken README' },
  { key: 'shhhhhhared-secret', match: 'exact', source: 'the express-jwt README' },
  { key: 'some secret hurr', match: 'exact', source: 'the koa-session README' },
  { key: 'some secret key', match: 'exact', source: 'the mongoose-field-encryption README' },
  { key: 'some-unique-key', match: 'exact', source: 'the simple-crypto-js documentation' },
  {
    key: 'some_not_random_password_that_is_at_least_32_characters',
    match: 'exact',
    source: 'the iron README',
  },
  { key: 'squirrel', match: 'exact', source: 'the connect-mongo README' },
  { key: 'supersecret', match: 'exact', source: 'the @fastify/jwt README' },
  { key: 'test', match: 'exact', source: 'lists of placeholders in public code' },
  {
    key: 'the-password-must-be-at-least-32-characters-long',
    match: 'exact',
    source: 'the hapijs/yar API.md',
  },
  { key: 'toBeModified1', match: 'exact', source: 'the create-strapi-app template' },
  { key: 'toBeModified2', match: 'exact', source: 'the create-strapi-app template' },
  { key: 'tobemodified', match: 'exact', source: 'the create-strapi-app template' },
  { key: 'tobiiscool', match: 'exact', source: 'the cookie-signature README' },
  { key: 'ungit', match: 'exact', source: 'the GitHub issue FredrikNoren/ungit#1687' },
  { key: 'wrong-secret', match: 'exact', source: 'the jsonwebtoken README' },
  { key: 'your secret', match: 'exact', source: 'the connect-sqlite3 README' },
  { key: 'your secret or public key', match: 'exact', source: 'the socketio-jwt README' },
  { key: 'your-256-bit-secret', match: 'exact', source: 'the jwt.io debugger' },
  { key: 'your-32-character-encryption-key', match: 'exact', source: 'the supabase/supabase .env.example' },
  { key: 'your-encryption-key-32-chars-min', match: 'exact', source: 'the supabase/supabase .env.example' },
  { key: 'your-secret-here', match: 'exact', source: 'lists of placeholders in public code' },
  { key: 'your-secret-key', match: 'exact', source: 'the code of public applications' },
  {
    key: 'your-super-secret-jwt-token-with-at-least-32-characters-long',
    match: 'exact',
    source: 'the supabase/supabase .env.example',
  },
  { key: 'your_secret_key', match: 'exact', source: 'the vercel/next.js documentation' },
]

/**
 * Where this very value is printed for everybody to read, without an article (`express-session README`); undefined
 * for a value that is not known to be printed anywhere.
 */
export function sourceOfPublishedKey(value: string): string | undefined {
  // Made for the first hard-coded key, because most files hold none.
  sources ??= new Map(publishedKeys.map(({ key, source }) => [key, source]))
  return sources.get(value) ?? publishedPrefix(value)?.source
}

let sources: ReadonlyMap<string, string> | undefined

function publishedPrefix(value: string): PublishedKey | undefined {
  return publishedKeys.find(({ key, match }) => match === 'prefix' && value.startsWith(key))
}
