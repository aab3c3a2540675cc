import jwt from 'jsonwebtoken'
import { beforeEach, describe, expect, it } from 'vitest'

describe('tokens', () => {
  const key = 'made-up-test-key'
  let token

  beforeEach(() => {
    token = jwt.sign({ sub: '7' }, key)
  })

  it('verifies', () => {
    expect(jwt.verify(token, 'made-up-test-key')).toMatchObject({ sub: '7' })
  })

  it('refuses another key', () => {
    expect(() => jwt.verify(token, 'made-up-other-key')).toThrow('invalid signature')
  })
})
