import 'server-only'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value.length < 32) throw new Error(`${name} needs 32 characters or more`)
  return value
}

const previous = (name: string) => process.env[`${name}_PREVIOUS`]

/** The highest number seals; the number inside a cookie says which key opens it. Never renumber. */
export const sessionPasswords: Record<string, string> = {
  1: previous('SESSION_PASSWORD') ?? required('SESSION_PASSWORD'),
  2: required('SESSION_PASSWORD'),
}

/** Newest first: the first one encrypts, each one decrypts. */
export const authSecrets = [required('AUTH_SECRET'), previous('AUTH_SECRET')].filter(
  (key) => key !== undefined,
)

/** Newest first. */
export const newsletterKeys = [required('NEWSLETTER_SECRET'), previous('NEWSLETTER_SECRET')]
  .filter((key) => key !== undefined)
  .map((key) => new TextEncoder().encode(key))
