import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { parseForESLint } from '@typescript-eslint/parser'
import { describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/detection.ts'
import { factsOf, mayConcern } from '../../src/facts/index.ts'
import type { FactContext } from '../../src/facts/index.ts'
import { modulesFor } from '../../src/facts/modules.ts'
import { isRelevant, mayBeRelevant } from '../../src/facts/relevance.ts'
import { SinkIndex } from '../../src/facts/sink-index.ts'
import { rules } from '../../src/rules/index.ts'

class ScopeAnalysis extends Error {}

/** A file whose scopes cannot be asked for: oxlint analyses them when they are, which costs as much as all rules. */
function withoutScopes(text: string, filename = '/project/src/program.ts'): FactContext {
  const { ast, visitorKeys } = parseForESLint(text, { range: true, loc: true })
  const sourceCode = {
    text,
    ast,
    visitorKeys,
    get scopeManager(): never {
      throw new ScopeAnalysis()
    },
  }
  return {
    cwd: '/project',
    filename,
    languageOptions: {},
    settings: {},
    sourceCode,
  } as unknown as FactContext
}

describe('a text that cannot matter', () => {
  it.each([
    ['nothing', ''],
    ['a component', "import { useState } from 'react'\nexport const Counter = () => useState(0)"],
    ['an import of something else', "import { chunk } from 'lodash'\nchunk([1, 2], 1)"],
    ['the environment without a secret', 'listen(process.env.PORT)'],
    ['a word that begins like a key', "import { keyboard } from './keyboard'\nkeyboard.on()"],
    ['a word that ends like a key', "import { monkey } from './monkeys'\nmonkey.climb()"],
    ['a secret without a setting and without an import', 'const secret = 1'],
    ['a package whose name begins like one of the catalogue', "import x from 'express-session-mock'\nx()"],
    ['a name of the catalogue in a text', "const text = 'express-session is a package'"],
    ['the environment as a whole for a child', "spawn('node', { env: process.env })"],
    ['a configuration as a whole for a function', "import config from './config'\nstart(config)"],
  ])('%s costs no scope analysis', (_, text) => {
    const { sinkCalls, settingReads, hardcodedKeys, singleKeys } = factsOf(withoutScopes(text))
    expect({ sinkCalls, settingReads, hardcodedKeys, singleKeys }).toEqual({
      sinkCalls: [],
      settingReads: [],
      hardcodedKeys: [],
      singleKeys: [],
    })
  })

  it('still has a place', () => {
    expect(factsOf(withoutScopes('', '/project/src/keys.ts')).path).toBe('src/keys.ts')
    expect(factsOf(withoutScopes('', '/project/src/keys.ts')).isKeyModule(undefined)).toBe(true)
  })
})

describe('a text that may matter', () => {
  it.each([
    ['an import of the catalogue', "import session from 'express-session'"],
    ['an import with double quotes', 'import session from "express-session"'],
    ['an import for its side effects', "import 'express-session'"],
    ['an import of a sub-path', "import { sign } from 'hono/jwt'"],
    ['an import of a scoped package', "import { JwtService } from '@nestjs/jwt'"],
    ['an import with the node: prefix', "import { createHmac } from 'node:crypto'"],
    ['an import over several lines', "import {\n  createHmac,\n} from 'crypto'"],
    ['a require', "const session = require('express-session')"],
    ['a require with a template', 'const session = require(`express-session`)'],
    ['a dynamic import', "await import('express-session')"],
    ['a dynamic import with a comment', "await import(/* webpackChunkName: 'x' */ 'express-session')"],
    ['a re-export', "export * from 'jose'"],
    ['a global', 'await crypto.subtle.verify(algorithm, x, y, z)'],
    ['a host that knows a library by its name', "server.auth.strategy('session', 'cookie', options)"],
    ['a secret of the environment', 'sign(process.env.JWT_SECRET)'],
    ['a key of the environment', 'sign(process.env.APP_KEY)'],
    ['a salt of the environment', 'hash(process.env.ID_SALT)'],
    ['a secret of import.meta', 'sign(import.meta.env.AUTH_SECRET)'],
    ['a secret of a config service', "sign(configService.get('auth.secret'))"],
    ['a private key with a prefix for the client', 'init(process.env.NEXT_PUBLIC_FIREBASE_PRIVATE_KEY)'],
    ['the environment as a whole in a log', 'console.log(process.env)'],
    ['a configuration as a whole in a response', "import config from './config'\nresponse.json(config)"],
  ])('%s is analysed', (_, text) => {
    expect(mayConcern(withoutScopes(text))).toBe(true)
    expect(() => factsOf(withoutScopes(text))).toThrow(ScopeAnalysis)
  })

  it.each([
    ['imported', "import { signToken } from './jwt'"],
    ['imported under a name that says nothing', "import * as all from '../lib/tokens'"],
    ['imported by a name of the importing file', "import {\n  signToken as sign,\n} from './x'"],
    ['required', "const { verify } = require('#lib')"],
    ['imported when it is called', "const { seal } = await import('@/box')"],
    ['required by a call of several lines', "const { verify } = require(\n  '#lib',\n)"],
    [
      'imported by a call with a comment',
      'const { seal } = await import(\n  /* webpackChunkName: "x" */\n  \'@/box\'\n)',
    ],
  ])('a module of the project that may pass keys on, %s, is looked for', (_, text) => {
    expect(mayConcern(withoutScopes(text))).toBe(true)
  })

  it('is analysed by its path', () => {
    expect(() => factsOf(withoutScopes('export default {}', '/project/config/server.js'))).toThrow(
      ScopeAnalysis,
    )
    expect(() => factsOf(withoutScopes('export default {}', 'C:\\project\\config\\server.js'))).toThrow(
      ScopeAnalysis,
    )
  })

  it('is analysed for a library of the user', () => {
    const context = withoutScopes("import { open } from '@company/vault'")
    expect(() => factsOf(context)).not.toThrow()
    const library = {
      package: '@company/vault',
      sinks: [
        {
          call: 'open',
          key: { argument: 0 },
          role: 'decrypt',
          keyRing: { accepts: 'one key', instead: 'ask the vault' },
        },
      ],
      rotation: { invalidates: [], unaffected: [], withFallback: '', dropWhen: '' },
    }
    const settings = { 'secret-key': { libraries: [library] } }
    expect(() => factsOf({ ...withoutScopes("import { open } from '@company/vault'"), settings })).toThrow(
      ScopeAnalysis,
    )
  })
})

describe('the text of a file', () => {
  const files = ['tests/programs', 'examples'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !file.includes('node_modules'))
      .map((file) => path.resolve(folder, file)),
  )

  it('shows whatever the file itself shows', () => {
    const sinks = new SinkIndex(libraries)
    const missed = files.filter((file) => {
      const text = readFileSync(file, 'utf8')
      const { ast: program } = parseForESLint(text, {
        range: true,
        ecmaFeatures: { jsx: file.endsWith('x') },
      })
      const modules = () =>
        modulesFor({ root: process.cwd(), sinks, parser: undefined, parserOptions: {}, visitorKeys: {} })
      return isRelevant({ text, path: file, program }, sinks, modules) && !mayBeRelevant(text, file, sinks)
    })
    expect(files.length).toBeGreaterThan(300)
    expect(missed).toEqual([])
  })

  it.each(Object.entries(rules).filter(([name]) => name !== 'no-weak-env-key'))(
    'is all that %s looks at where it shows nothing',
    (_, rule) => {
      const context = {
        ...withoutScopes(''),
        options: [],
        sourceCode: {
          text: "import { chunk } from 'lodash'\nchunk([1, 2], 1)",
          get ast(): never {
            throw new Error('The AST was asked for.')
          },
        },
      }
      expect(rule.create(context as never)).toEqual({})
    },
  )
})

describe('a file', () => {
  it('is looked at once, however many rules ask', () => {
    const context = withoutScopes('')
    expect(factsOf({ ...context })).toBe(factsOf({ ...context }))
  })

  it('has no facts where the language has no scopes', () => {
    const context = withoutScopes("import session from 'express-session'")
    const { text, ast, visitorKeys } = context.sourceCode
    const sourceCode = { text, ast, visitorKeys, scopeManager: null } as unknown as FactContext['sourceCode']
    expect(factsOf({ ...context, sourceCode }).sinkCalls).toEqual([])
  })
})
