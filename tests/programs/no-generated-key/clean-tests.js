// file: src/tokens.test.js
import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { expect, it } from 'vitest'

const key = randomBytes(32)

it('signs', () => {
  expect(jwt.verify(jwt.sign({}, key), key)).toMatchObject({})
})
