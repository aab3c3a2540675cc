import test, { suite } from 'node:test'
import assert from 'node:assert/strict'
import jwt from 'jsonwebtoken'

test('signs', () => {
  assert.ok(jwt.sign({ sub: '7' }, 'made-up-node-test-key'))
})

suite('verifies', () => {
  test('a token', (t) => {
    t.assert.equal(jwt.verify(jwt.sign({ sub: '7' }, 'made-up-suite-key'), 'made-up-suite-key').sub, '7')
  })
})

Deno.test('in Deno', () => {
  jwt.sign({ sub: '7' }, 'made-up-deno-key')
})
