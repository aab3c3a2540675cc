import jwt from 'jsonwebtoken'
import { describe as group, it as spec } from 'vitest'
import check from 'node:test'
import { signedIn as test } from './fixtures.js'

const { beforeEach: prepare } = require('mocha')

group('tokens', () => {
  spec.each(['made-up-first', 'made-up-second'])('verifies with %s', (key) => {
    jwt.verify(jwt.sign({ sub: '7' }, 'made-up-key-of-each'), key)
  })
})

spec('signs', () => {
  jwt.sign({ sub: '7' }, 'made-up-key-of-a-test')
})

check('signs', () => {
  jwt.sign({ sub: '7' }, 'made-up-node-test-key')
})

prepare(() => {
  jwt.sign({ sub: '7' }, 'made-up-key-of-a-hook')
})

test('signs', () => {
  jwt.sign({ sub: '7' }, 'made-up-key-of-a-fixture')
})
