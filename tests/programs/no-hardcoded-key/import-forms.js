import { createRequire } from 'node:module'
import jsonwebtoken, { sign as signToken } from 'jsonwebtoken'
import * as everything from 'jsonwebtoken'

const require = createRequire(import.meta.url)
const required = require('jsonwebtoken')
const { sign: destructured } = require('jsonwebtoken')
const bound = jsonwebtoken.sign

export async function issue(claims) {
  const { default: imported } = await import('jsonwebtoken')
  const { sign: alsoImported } = await import('jsonwebtoken')
  return [
    // expect: secret-key/no-hardcoded-key
    jsonwebtoken.sign(claims, 'made-up-default-import'),
    // expect: secret-key/no-hardcoded-key
    signToken(claims, 'made-up-alias'),
    // expect: secret-key/no-hardcoded-key
    everything.sign(claims, 'made-up-namespace'),
    // expect: secret-key/no-hardcoded-key
    everything.default.sign(claims, 'made-up-namespace-default'),
    // expect: secret-key/no-hardcoded-key
    required.sign(claims, 'made-up-create-require'),
    // expect: secret-key/no-hardcoded-key
    destructured(claims, 'made-up-destructured-require'),
    // expect: secret-key/no-hardcoded-key
    bound(claims, 'made-up-re-bound-const'),
    // expect: secret-key/no-hardcoded-key
    imported.sign(claims, 'made-up-dynamic-import'),
    // expect: secret-key/no-hardcoded-key
    alsoImported(claims, 'made-up-destructured-dynamic-import'),
    // expect: secret-key/no-hardcoded-key
    (await import('jsonwebtoken')).default.sign(claims, 'made-up-dynamic-import-in-place'),
    // expect: secret-key/no-hardcoded-key
    require('jsonwebtoken').sign(claims, 'made-up-require-in-place'),
  ]
}
