/**
 * The words that names of settings are made of. Everything here is data: to teach the plugin a vendor or a word, add it
 * to its list. `setting-names.ts` says how the lists work together.
 */

type Words = ReadonlySet<string>

const words = (text: string): Words => new Set(text.trim().split(/\s+/))

/** What a name can be, after tails like `_OLD` were taken off. */
export type Noun = 'secret' | 'key' | 'token' | 'password' | 'salt' | 'seed' | 'credential'

const spellings: Readonly<Record<Noun, string>> = {
  secret: 'secret secrets passphrase passphrases paserk kek dek',
  key: 'key keys jwk',
  token: 'token tokens',
  password: 'password passwords passwd pwd pass',
  salt: 'salt salts pepper peppers',
  seed: 'seed',
  credential: 'credential credentials cred creds',
}

/** The words that name something secret: JWT_SECRET is a secret, and SECRET_NAME, which ends with another word, is none. */
export const nouns: ReadonlyMap<string, Noun> = new Map(
  (Object.keys(spellings) as Noun[]).flatMap((noun) =>
    [...words(spellings[noun])].map((word) => [word, noun]),
  ),
)

/** Words that mean a secret only together: PASS_SEC is a key, TIMEOUT_SEC are seconds. */
export const secretPhrases: readonly (readonly string[])[] = [
  ['jwt', 'sec'],
  ['pass', 'sec'],
]

/** Nouns of several words for something that somebody else issued. */
export const credentialPhrases: readonly (readonly string[])[] = [
  ['connection', 'string'],
  ['auth', 'headers'],
  ['authorization', 'headers'],
]

/** Words that say that a name holds several keys: plurals, and collections that need no plural. */
export const severalKeys: Words = words(`
  keys secrets passwords passphrases salts peppers jwks fallbacks
  keyring keyrings keyset keysets keychain keystore keygrip all
`)

/** After a word for a key these make it several: keyRing, secretList. */
export const collections: Words = words('ring rings set sets list array map chain store')

/** Parts of names that people write without a separator: secretkey, apikey, SECRETORPRIVATEKEY. */
export const compoundParts: Words = words(`
  secret secrets key keys token tokens password passwords salt
  access api app auth client cookie crypto csrf encrypt encryption hmac jwt master my old or private public refresh
  session signing webhook
`)

/** An older key that still verifies or decrypts. */
export const fallbackWords: Words = words(`
  old older oldest previous prev prior fallback fallbacks legacy retired former deprecated obsolete outdated
  past secondary
`)

/** Which of several keys it is: between the words of a name or at its end, it changes nothing about what the name names. */
export const ordinals: Words = words(`
  ${[...fallbackWords].join(' ')} new newer newest next current upcoming latest primary main default first second
`)

/** What may follow the noun without changing what it is: how it is written down, and which deployment it is for. */
export const tails: Words = words(`
  base base64 b64 base64url hex pem raw json utf8 encoded contents content value string word phrase k256
  test testing dev development prod production staging sandbox live local qa ci
`)

/** After these a name says what the noun is for: SECRET_FOR_LINKS, keysById. */
export const prepositions: Words = words('for to of from by with in on per used')

/** What a secret is for may also follow it: secretJWT, JWT_SECRET_REFRESH. */
export const purposesThatFollow: Words = words(`
  jwt session sessions cookie cookies csrf encryption access refresh auth reset verification activation admin
`)

/** Words that make a name a switch or a number, wherever they stand before the noun: AUTH_ALLOW_API_KEY, MAX_TOKENS. */
export const switches: Words = words(`
  allow allowed enable enabled disable disabled require requires required skip ignore is are has have should min max
`)

/** First words that do the same and mean something else further on, as in HEALTH_CHECK_SECRET. */
export const switchesAtTheStart: Words = words(`
  use uses can will with without no not force validate check show hide accept reject num total count
`)

/** A first word that says what is wrong with something: INVALID_SECRET is an error code. */
export const complaints: Words = words(
  'invalid missing expired wrong incorrect unknown unauthorized malformed',
)

/** A first word that makes a camelCase name a function, or what a function was given. */
export const verbs: Words = words(`
  get set add remove delete create generate gen make build verify validate check update upsert insert find fetch load
  save store read write parse extract handle process clear clean collect list sort map filter reduce replace revoke
  rotate send mask redact complete do on by from to if when async unwrap wrap cut bind toggle decode resolve ensure
  derive compare import export init use hashed changed empty existing processed removed updated extended
`)

/** Purposes that are always the application's own, whoever's name stands before them: REDIS_SESSION_SECRET. */
export const ownPurposes: Words = words(`
  jwt jws jwe session sessions cookie cookies csrf xsrf
  encryption encrypt encrypting decryption decrypt enc crypto crypt cryptr cipher cypher cloak fernet paseto
  iron seal sealing unsubscribe dkim vapid revalidate revalidation regeneration hashids
`)

/** Own purposes, too, of a secret; a `key` of these is what something is stored under: SLACK_STATE_SECRET, `stateKey`. */
export const ownOccasions: Words = words(`
  state preview draft invite invitation reset confirm confirmation activation magic remember
`)

/** In camelCase a secret of these belongs to one person, and is stored with that person. */
export const secondFactors: Words = words('totp hotp otp mfa tfa 2fa factor')

/** Of these the application decides itself wherever they stand: JWT_PROVIDER_SECRET, INTERNAL_API_SECRET. */
export const ownEverywhere: Words = words('jwt internal')

/** Purposes that make a key secret and leave open who issued it: APP_KEY, PUSHER_APP_KEY. */
export const keyPurposes: Words = words(`
  app application master signing sign signer signature hmac aes aes256 hs256 rsa private priv pri secret bypass
  wrapping internal security vault pepper kek dek hawk honeypot link links creds credentials
  data hash hashing auth token refresh root password pass
`)

/** In camelCase these name what something is looked up by: `dataKey` of a chart, `sessionKey` of a store. */
export const lookups: Words = words(`
  session sessions cookie cookies data hash auth token refresh root password pass link links creds credentials
`)

/** A password of these seals or encrypts: it is a key of ours, where other passwords are somebody's login. */
export const sealed: Words = words('session cookie jwt iron seal sealing encryption crypto cipher')

/** What people type into forms, and routes and counters that end in `password` or `pass`. */
export const passwordForms: Words = words(
  'reset forgot forgotten change update confirm confirmation repeat retype per',
)

/** Purposes under which the other side issues the secret: CLIENT_SECRET, WEBHOOK_SIGNING_SECRET. */
export const issuedPurposes: Words = words(
  'client consumer api webhook webhooks provider integration endpoint pull',
)

/** Directly before `key` or `token`, these say that somebody issued it, in whatever way the name is written. */
export const issued: Words = words('api access consumer license licence bot bearer')

/** Directly before `key`, these say that somebody issued it, in names that are not camelCase. */
export const issuedSettings: Words = words(`
  account service server sdk subscription admin maps management rest ingest event telemetry integration sso database db
`)

/** Tokens that are made for one request or one person: no setting holds them. */
export const passingTokens: Words = words(
  'csrf xsrf id reset confirmation verification injection repository cancel',
)

/** Systems with accounts of their own: a secret of theirs is rotated there first. */
export const systems: Words = words(`
  db database redis valkey memcached postgres postgresql pg mysql mariadb mssql mongo mongodb couchbase cassandra
  clickhouse hana oracle elastic elasticsearch opensearch meili meilisearch typesense rabbitmq amqp kafka mqtt nats
  smtp imap ldap ftp sftp ssh storage registry docker npm minio proxy kv
`)

/** Whose password a camelCase or dotted name may mean when it is no person's who signs in. */
export const accounts: Words = words('admin root default basic mail mailer email service server worker')

/** Stores whose `access key` is the identifier beside the secret key. */
export const storesWithAccessKeyIds: Words = words('aws s3 r2 minio wasabi spaces backblaze b2 ses sqs')

/** Hash functions for passwords: a `salt` of theirs is a number of rounds, or made for each password. */
export const passwordHashes: Words = words('bcrypt scrypt argon argon2 pbkdf2 gen rounds')

/** After AUTH_ these are parts of an application's own authentication; any other word there is a provider. */
export const authParts: Words = words(`
  admin user service server app application api token tokens access refresh verification verify email
  link links code login signing signature private secret hash hmac key master internal
`)

/** Companies, their products and sign-in protocols. In camelCase two words may make one vendor: `gitHub`, `openAi`. */
export const vendors: Words = words(`
  ably adyen airtable alchemy algolia alibaba aliyun alphavantage amadeus amplitude anthropic apple asana
  assemblyai atlassian auth0 authentik authy aws azure azuread b2 backblaze baidu baseten battlenet bedrock
  bitbucket bitly blockfrost braintree braze brevo bugsnag bunny bytedance calendly captcha cartesia cf
  claude clerk clickup cloudflare cloudinary cognito cohere coinbase contentful convertkit datadog datadome
  dataforseo deepgram deepseek descope digitalocean dingtalk discord docusign dribbble dropbox dub elevenlabs
  etherscan exa facebook fal fastly fb feishu figma finnhub firebase firecrawl flutterwave forestadmin
  foursquare frontegg fusionauth gcloud gcp gcs gemini gh gitea github gitlab gmail google grafana groq
  growthbook hasura hcaptcha heroku honeycomb hotjar huawei hubspot huggingface hypertune ids4 iflytek
  imagekit imager imgix infura inngest instagram intercom ipinfo jira kakao keycloak klarna klaviyo klingai
  knock kws langfuse langsmith lastfm launchdarkly lemonsqueezy linkedin liveblocks livekit logtail
  mailchannels mailchimp mailersend mailgun mailjet mandrill mapbox mapquest maxmind microsoft midtrans
  mistral mixpanel mollie moralis mux naver neon netlify nexmo neynar nodemailer notion novu nyt oauth oauth2
  oidc okta onesky onfido openai openid openrouter openweather openweathermap optimizely ory outlook paddle
  pagerduty patreon paypal paystack paytm perplexity pinata pinecone pinterest planetscale plivo posthog
  postmark pplx pubnub pusher qcloud qiniu qstash r2 raygun razorpay recaptcha reddit replicate resend
  revenuecat rollbar rpay s3 salesforce saml sanity sauce sendgrid sendinblue sentry ses seznam shippo
  shopify shortio sinch slack sleekplan snowflake sns snyk sonar spotify sq sqs sso statsig steam strava
  stripe stytch supabase supertokens svix tavily telegram tencent tencentcloud tiktok tinybird tmdb trakt
  transloadit trello tumblr turnstile twilio twitch twitter typeform unsplash uploadcare uploadthing upstash
  upwork vercel veriff vimeo vipps vk volcengine vonage voyage voyageai wasabi weatherapi wechat weibo weixin
  whatsapp wikimedia wompi workos xai xero yahoo yandex youtube zendesk zitadel zoho zoom
`)

/** Vendors named like ordinary words: they count only where a name begins, as in LINE_CHANNEL_SECRET. */
export const vendorsAtTheStart: Words = words(`
  bolt box calendar copper expo fly front ghost kick kit line linear loops meta monday paper passage plaid
  plain polar primer render ring segment sms split square teams threads together trigger unit wave wise x
`)

/** Words that a name may begin with before the vendor's: AUTH_LINE_SECRET, NEXT_PRIVATE_PLAIN_API_KEY. */
export const namespaces: Words = words('auth oauth next private nuxt app my test dev prod social')

/** Words for the half of a key pair that everybody may know. */
export const publicWords: Words = words('public publishable anon pub pubkey')

/** Words that name a certificate or a set of public keys. */
export const certificates: Words = words('cert certs certificate certificates crt jwks x5c')
