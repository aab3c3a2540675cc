import { describe, expect, it } from 'vitest'
import { defineLibrary } from '../../src/catalogue/define-library.ts'
import { factsIn } from './facts-in.ts'
import { makeProjects } from './project.ts'

const project = makeProjects()

const tickets = defineLibrary({
  package: '@acme/tickets',
  verified: '3.0.0',
  reference: 'https://example.com/tickets',
  sinks: [
    {
      call: 'issue',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      call: 'read',
      from: ['@acme/tickets', '@/auth/tickets'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
    {
      new: 'Reader',
      key: { argument: 0, property: 'keys' },
      role: 'verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      new: 'makeStore',
      madeByCall: true,
      key: { argument: 0, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'wait' },
    },
    {
      method: 'open',
      of: { new: 'Box', call: 'makeBox', type: 'Box' },
      key: { argument: 0 },
      role: 'decrypt',
      keyRing: { accepts: 'map', newest: 'highest id' },
    },
    {
      host: 'register',
      given: { argument: 0, is: 'default' },
      key: { argument: 1, property: 'key' },
      role: 'sign and verify',
      keyRing: { accepts: 'option', fallbacks: 'olderKeys' },
    },
    {
      host: 'use',
      given: { argument: 0, equals: 'tickets' },
      key: { argument: 1, property: 'key' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'wait' },
    },
    {
      assign: 'keys',
      of: { new: 'Box' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      call: 'configure',
      key: { argument: 0, property: ['key', 'nested.key'], returned: true },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'wait' },
    },
    {
      call: 'receive',
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'wait' },
      rotatedBy: 'third party',
    },
    {
      call: 'last',
      key: { argument: 'last' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'wait' },
    },
  ],
  rotation: {
    invalidates: [{ what: 'access tokens', shows: 'TicketError', severity: 'sign in again' }],
    unaffected: [],
    withFallback: 'Every ticket is read until it expires.',
    dropWhen: 'the last ticket has expired',
  },
  examples: { correct: [], incorrect: [] },
})

const settings = { libraries: [tickets] }

/** Which rules have something to say of the keys: the lines of literals, and of keys without fallback keys. */
function judge(code: string): { readonly literals: readonly number[]; readonly singles: readonly number[] } {
  const { hardcodedKeys, singleKeys } = factsIn(code, { settings })
  return {
    literals: hardcodedKeys.map(({ node }) => node.loc.start.line),
    singles: singleKeys.filter(({ unknown }) => !unknown).map(({ key }) => key.loc.start.line),
  }
}

const nothing = { literals: [], singles: [] }

describe('a library of the user', () => {
  it.each([
    [
      'a call',
      "import { issue } from '@acme/tickets'\nissue({}, 'made-up-key')",
      { literals: [2], singles: [] },
    ],
    [
      'a call from another module',
      "import { read } from '@/auth/tickets'\nread(ticket, 'made-up-key')",
      { literals: [2], singles: [2] },
    ],
    [
      'a call with a key function',
      "import { read } from '@acme/tickets'\nread(ticket, (header) => keyFor(header.id))",
      nothing,
    ],
    [
      'a construction',
      "import { Reader } from '@acme/tickets'\nnew Reader({ keys: ['made-up-key'] })",
      { literals: [2], singles: [2] },
    ],
    [
      'a construction with a ring',
      "import { Reader } from '@acme/tickets'\nnew Reader({ keys: ['made-up-key', older] })",
      { literals: [2], singles: [] },
    ],
    [
      'a subclass',
      "import { Reader } from '@acme/tickets'\nclass Ours extends Reader { constructor() { super({ keys: ['made-up-key'] }) } }",
      { literals: [2], singles: [2] },
    ],
    [
      'a class that a call makes',
      "import { makeStore } from '@acme/tickets'\nconst Store = makeStore(session)\nnew Store({ key: 'made-up-key' })",
      { literals: [3], singles: [3] },
    ],
    [
      'a class that a call makes, at once',
      "const Store = require('@acme/tickets').makeStore(session)\nnew Store({ key: 'made-up-key' })",
      { literals: [2], singles: [2] },
    ],
    [
      'a subclass of a class that a call makes',
      "import { makeStore } from '@acme/tickets'\nclass Ours extends makeStore(session) { constructor() { super({ key: 'made-up-key' }) } }",
      { literals: [2], singles: [2] },
    ],
    [
      'the call itself where it makes a class',
      "import { makeStore } from '@acme/tickets'\nmakeStore({ key: 'made-up-key' })",
      nothing,
    ],
    [
      'what makes a class, constructed',
      "import { makeStore } from '@acme/tickets'\nnew makeStore({ key: 'made-up-key' })",
      nothing,
    ],
    [
      'a method of what is constructed',
      "import { Box } from '@acme/tickets'\nnew Box().open('made-up-key')",
      { literals: [2], singles: [2] },
    ],
    [
      'a method of what is called',
      "import { makeBox } from '@acme/tickets'\nmakeBox().open('made-up-key')",
      { literals: [2], singles: [2] },
    ],
    [
      'a method of what has the type',
      "import type { Box } from '@acme/tickets'\nexport const open = (box: Box) => box.open('made-up-key')",
      { literals: [2], singles: [2] },
    ],
    [
      'a method with a map',
      "import { Box } from '@acme/tickets'\nnew Box().open({ 1: 'made-up-older', 2: process.env.KEY })",
      { literals: [2], singles: [] },
    ],
    [
      'a method with a map of one',
      "import { Box } from '@acme/tickets'\nnew Box().open({ 1: 'made-up-key' })",
      { literals: [2], singles: [2] },
    ],
    [
      'a host',
      "import tickets from '@acme/tickets'\napp.register(tickets, { key: 'made-up-key' })",
      { literals: [2], singles: [2] },
    ],
    [
      'a host with fallback keys beside',
      "import tickets from '@acme/tickets'\napp.register(tickets, { key: process.env.KEY, olderKeys: [process.env.OLD_KEY] })",
      nothing,
    ],
    [
      'a host that is given something else',
      "import tickets, { other } from '@acme/tickets'\napp.register(other, { key: 'made-up-key' })",
      nothing,
    ],
    [
      'a host that knows it by name',
      "app.use('tickets', { key: 'made-up-key' })",
      { literals: [1], singles: [1] },
    ],
    [
      'an assignment',
      "import { Box } from '@acme/tickets'\nconst box = new Box()\nbox.keys = ['made-up-key']",
      { literals: [3], singles: [3] },
    ],
    [
      'an option function',
      "import { configure } from '@acme/tickets'\nconfigure({ key: () => 'made-up-key' })",
      { literals: [2], singles: [2] },
    ],
    [
      'an option function at a nested path',
      "import { configure } from '@acme/tickets'\nconfigure({ nested: { key() { return 'made-up-key' } } })",
      { literals: [2], singles: [2] },
    ],
    [
      'the last argument',
      "import { last } from '@acme/tickets'\nlast(1, 2, 'made-up-key')",
      { literals: [2], singles: [2] },
    ],
    ['a key of a third party', "import { receive } from '@acme/tickets'\nreceive('made-up-key')", nothing],
    ['another export', "import { other } from '@acme/tickets'\nother('made-up-key', 'made-up-key')", nothing],
    ['another package', "import { issue } from '@acme/others'\nissue({}, 'made-up-key')", nothing],
  ])('%s', (_, code, judged) => {
    expect(judge(code)).toEqual(judged)
  })

  it('is added to the catalogue', () => {
    expect(judge("import session from 'express-session'\nsession({ secret: 'made-up-key' })")).toEqual({
      literals: [2],
      singles: [2],
    })
  })

  it('is one where the settings have it', () => {
    const code = "import { issue } from '@acme/tickets'\nissue({}, 'made-up-key')"
    expect(factsIn(code).hardcodedKeys).toEqual([])
    expect(factsIn(code, { settings: { libraries: [] } }).hardcodedKeys).toEqual([])
    expect(factsIn(code, { settings }).hardcodedKeys).toHaveLength(1)
  })

  it('is looked for behind wrappers in other files', () => {
    const made = project({
      'main.ts': "import { sign } from './sign'\nsign({}, 'made-up-key')",
      'sign.ts':
        "import { issue } from '@acme/tickets'\nexport const sign = (payload, key) => issue(payload, key)",
    })
    expect(made.facts('main.ts').hardcodedKeys).toEqual([])
    expect(made.facts('main.ts', { settings }).hardcodedKeys).toHaveLength(1)
  })
})
