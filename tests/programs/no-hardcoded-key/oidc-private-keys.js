import Provider from 'oidc-provider'
import { cookieKeys, olderSigningKeys } from './keys.js'

// expect: secret-key/no-hardcoded-key
const signingKey = { kty: 'OKP', crv: 'Ed25519', x: 'bWFkZS11cC14', d: 'bWFkZS11cC1wcml2YXRlLXBhcnQ' }

export const provider = new Provider('https://id.example', {
  clients: [],
  cookies: { keys: cookieKeys },
  jwks: { keys: [signingKey, ...olderSigningKeys] },
})
