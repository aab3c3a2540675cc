import { wordsOf } from './setting-names.ts'

const functionLike =
  /^(?:get|resolve|look_?[Uu]p|find|fetch|load|provide|select|choose)(?:[A-Z_]|$)|(?:Provider|Resolver|Callback|Func|Function|Fn|Getter|Loader|Lookup|Handler)$/

/** Whether a name says that it is a function that finds the key: `getKey`, `keyProvider`. */
export function namesKeyFunction(name: string): boolean {
  return functionLike.test(name)
}

/** Whether a name says that it is a set that picks the key by itself: `jwks`, `keystore`, `keyRing`. */
export function namesKeySet(name: string): boolean {
  return /jwks|key_?(?:set|store|ring|chain|grip)/i.test(name)
}

// Whose key it is when it stands in a record of many: a user's, a tenant's, a subscriber's.
const records: ReadonlySet<string> = new Set(
  'user users account accounts tenant tenants customer member members row rows record records doc document entity item subscriber subscription webhook hook hooks endpoint merchant shop integration installation team workspace organization organisation org device devices peer credential credentials otp totp mfa twofactor contact participant owner recipient invite apikey consumer partner'.split(
    ' ',
  ),
)

/** Whether a name stands for one record of many: `user`, `webhookEndpoint`. Its keys are not the application's own. */
export function namesRecord(name: string): boolean {
  return records.has(name.toLowerCase()) || records.has(wordsOf(name).at(-1) ?? '')
}

const personal: ReadonlySet<string> = new Set(
  'webhook hook otp totp hotp mfa twofactor credential apikey'.split(' '),
)

/** Whether a name says by itself that each user or subscriber has such a key: `totpSecret`, `webhookSecret`. */
export function namesPersonalSecret(name: string): boolean {
  return wordsOf(name)
    .slice(0, -1)
    .some((word) => personal.has(word))
}

// In a JWK `k`, `d` and the primes are the secret parts; ids and algorithms are no keys.
const secretParts = /^(?:k|d|p|q|dp|dq|qi|key|keys|secret|secrets|private|privateKey|password|value)$/
const otherParts =
  /^(?:id|kid|alg|algorithm|kty|use|crv|x|y|n|e|enc|encoding|format|passphrase|type|version)$/

/** Whether the property of a key object holds a secret; in a map of keys every name does that is no part of a JWK. */
export function namesKeyPart(name: string, isMap: boolean): boolean {
  return secretParts.test(name) || (isMap && !otherParts.test(name))
}
