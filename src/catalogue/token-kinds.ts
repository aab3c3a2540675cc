/** Kinds of token that names tell apart. A token library signs all of them alike. */
import { wordsOf } from './setting-names.ts'

/** What a token is for, in words for a message. */
export type TokenKind =
  | 'access tokens'
  | 'refresh tokens'
  | 'password reset tokens'
  | 'verification tokens'
  | 'invitations'
  | 'sign-in links'
  | 'unsubscribe links'
  | 'download links'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const kinds: readonly (readonly [TokenKind, ReadonlySet<string>])[] = [
  ['refresh tokens', words('refresh renew renewal')],
  ['password reset tokens', words('reset forgot forgotten recover recovery')],
  ['verification tokens', words('confirm confirmation activate activation')],
  ['invitations', words('invite invites invitation invitations')],
  ['sign-in links', words('magic magiclink passwordless')],
  ['unsubscribe links', words('unsubscribe unsubscription optout')],
  ['download links', words('download downloads')],
]

const access = words('access auth authentication authorization login signin bearer session')

/** The kinds of token that the name of a value, a claim or an audience speaks of. */
export function tokenKindsIn(name: string): readonly TokenKind[] {
  const all = wordsOf(name)
  const found = kinds.filter(([, speaking]) => all.some((word) => speaking.has(word))).map(([kind]) => kind)
  // `refToken`
  if (found.length === 0 && all.some((word, at) => word === 'ref' && all[at + 1]?.startsWith('tok')))
    return ['refresh tokens']
  if (found.length === 0 && isVerification(all)) return ['verification tokens']
  if (found.length > 0) return found
  return all.some((word) => access.has(word)) ? ['access tokens'] : []
}

/** `verifyEmail`, `emailVerification`, `verificationToken`; `verifyToken` verifies any, `verifyEmailInvite` no address. */
function isVerification(all: readonly string[]): boolean {
  const verifying = all.findIndex((word) => word.startsWith('verif'))
  if (verifying === -1) return false
  const [next = '', afterNext = 'token'] = all.slice(verifying + 1)
  const isOfAddress = /^e?mail$/.test(next) && sent.test(afterNext)
  if (isOfAddress || /^e?mail$/.test(all[verifying - 1] ?? '')) return true
  return all[verifying] === 'verification' && sent.test(next)
}

// What somebody is sent to verify an address.
const sent = /^(?:address|change|code|jwt|link|otp|token|url)(?:e?s)?$/

/** What a claim or an audience says that a token is for; there one word is enough: `{ purpose: 'verify' }`. */
export function tokenKindsClaimed(text: string): readonly TokenKind[] {
  return /^(?:verify|verification)$/i.test(text) ? ['verification tokens'] : tokenKindsIn(text)
}

const making = words('sign issue create generate gen make mint build new get send request invite forgot')
const taking = words(
  'reset confirm activate verify accept complete consume redeem recover refresh renew handle process update change',
)
const checking = words('verify validate decode check')
const asking = words('can is has should on')

/** The kinds of token that the name of a function speaks of, by whether it makes tokens or checks them. */
export function tokenKindsOfFunction(name: string, makes: boolean): readonly TokenKind[] {
  const [first = '', ...rest] = wordsOf(name)
  // `canActivate()` of NestJS lets a request in.
  if (asking.has(first)) return []
  const found = tokenKindsIn(name)
  // `refreshToken()` refreshes any token, and who resets a password may be signed in afterwards.
  if (found.includes('refresh tokens'))
    return (making.has(first) || checking.has(first)) && rest.some((word) => /^(?:token|jwt)s?$/.test(word))
      ? found
      : []
  if (!makes) return found
  if (name.includes('/')) return found.filter((kind) => kind === 'access tokens')
  return taking.has(first) ? [] : found
}

/** Whether a function makes tokens and says nothing about them: `generateToken`, `signJwt`. */
export function makesAnyToken(name: string): boolean {
  const [first = '', ...rest] = wordsOf(name)
  return making.has(first) && rest.length === 1 && /^(?:token|jwt)s?$/.test(rest[0] ?? '')
}
