// file: src/config/keys.js
const PLACEHOLDER_SECRETS = new Set([
  'changeme',
  'keyboard cat',
  'your-256-bit-secret',
  'made-up-placeholder',
])
const WEAK_SECRETS = ['secret', 'password', 'made-up-weak-secret']

function read(name) {
  const secret = process.env[name]
  if (!secret) throw new Error(`${name} is required: run "openssl rand -hex 32" and set it`)
  if (PLACEHOLDER_SECRETS.has(secret) || WEAK_SECRETS.includes(secret) || secret === 'made-up-sample-key') {
    throw new Error(`${name} must not be a sample key`)
  }
  return secret
}

export const sessionKeys = [read('SESSION_SECRET'), process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)
