import { sourceOfPublishedKey } from './published-keys.ts'

/** Why whoever tries will find a key. */
export type Weakness =
  | { readonly kind: 'published'; readonly source: string }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'short'; readonly bits: number }

/** The least that NIST SP 800-131A lets a key have. */
export const neededBits = 112

/** What is wrong with the text of a key as it stands; undefined for a good one, and for one that says where the key is. */
export function weaknessOf(value: string): Weakness | undefined {
  const source = sourceOfPublishedKey(value)
  if (source !== undefined) return { kind: 'published', source }
  if (isElsewhere(value)) return undefined
  if (isPlaceholder(value)) return { kind: 'placeholder' }
  const bits = mostBits(value)
  return bits < neededBits ? { kind: 'short', bits } : undefined
}

/** A reference, a path, an address, an encrypted text, or something with a structure of its own. */
function isElsewhere(value: string): boolean {
  return (
    /\$\{|\$\(|^\$\w|^%\w+%$|\{\{/.test(value) ||
    /^(?:\.{0,2}\/|~\/|[a-z][a-z+-]*:|[[{]|-----BEGIN )/i.test(value) ||
    /\.(?:pem|key|json|jwk|txt)$/i.test(value)
  )
}

const askingToReplace =
  /change[ _-]?(?:me|this|it)\b|chang(?:e|ed) in prod|change[ _-]in[ _-]prod|replace[ _-]?(?:me|this|with|in)\b|place[ _-]?holder|^<[^<>]*>$|^x{6,}$|\bto be (?:modified|changed)|tobemodified|generate[ _-](?:a|an|one|with)[ _-]/i
const asSample =
  /^(?:your|my|our|some|any|insert|enter|put|add|set|use|paste|todo|fixme|example|sample|dummy|fake|test|a|an|the|this|super|very|top|random|secure|long)$/i

/** Words that ask to be replaced: `change-me`, `your_secret_key_here`, `my super secret session key`. */
function isPlaceholder(value: string): boolean {
  if (askingToReplace.test(value)) return true
  const words = value.split(/[\s_.-]+/)
  return (
    words.length > 1 &&
    asSample.test(words[0] ?? '') &&
    words.every((word) => /^[a-z]{1,14}\d{0,3}[!?]*$/i.test(word))
  )
}

/** How many bits a character holds at most, by the smallest alphabet that has all characters of a text. */
const alphabets: readonly (readonly [alphabet: RegExp, size: number])[] = [
  [/^\d*$/, 10],
  [/^(?:[\da-f]*|[\dA-F]*)$/, 16],
  [/^(?:[a-z]*|[A-Z]*)$/, 26],
  [/^(?:[\da-z]*|[\dA-Z]*)$/, 36],
  [/^[\da-z]*$/i, 62],
  [/^[\w+/=-]*$/, 64],
]
const printable = 95

/** What a text of its alphabet and length can hold at most. */
function mostBits(value: string): number {
  const [, size] = alphabets.find(([alphabet]) => alphabet.test(value)) ?? [undefined, printable]
  return Math.floor(value.replace(/=+$/, '').length * Math.log2(size))
}
