'use strict'

const assert = require('node:assert/strict')
const { describe, it } = require('node:test')
const cookieParser = require('cookie-parser')
const session = require('express-session')
const { readToken, signToken } = require('../src/tokens')

const key = 'made-up-key-of-the-tests'

describe('tokens', () => {
  it('reads what it signed', () => {
    assert.equal(readToken(signToken({ sub: '7' }, key), key).sub, '7')
  })

  it('refuses a token of another key', () => {
    assert.equal(readToken(signToken({ sub: '7' }, 'made-up-other-key'), key), undefined)
  })

  it('starts with test keys', () => {
    assert.ok(cookieParser('made-up-key-of-the-tests'))
    assert.ok(session({ secret: 'made-up-key-of-the-tests', resave: false, saveUninitialized: false }))
  })
})
