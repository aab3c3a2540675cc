import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parse } from '@typescript-eslint/parser'
import { AST_NODE_TYPES } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { expressionOf, patience, tried, type Fault } from './held.ts'
import { neverMade, nodePrograms } from './nodes.ts'

/** The kinds of nodes in a program. */
function nodesIn(code: string, isJsx: boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && typeof value.type === 'string') found.add(value.type)
      for (const [name, child] of Object.entries(value)) {
        if (!['parent', 'tokens', 'comments', 'loc', 'range'].includes(name)) walk(child)
      }
    }
  }
  walk(parse(code, { sourceType: 'module', ecmaFeatures: { jsx: isJsx } }))
  return found
}

/** The places where a key stands alone, and those where a rule looks for more than one. */
const places: readonly ((code: string) => string)[] = [
  (code) => `import session from 'express-session'\nsession({ secret: [${code}, older] })`,
  (code) => `import jwt from 'jsonwebtoken'\nconst key = ${code}\njwt.verify(token, key)`,
  (code) => `import jwt from 'jsonwebtoken'\njwt.sign({}, process.env.JWT_SECRET || (${code}))`,
  (code) => `import { createHmac } from 'node:crypto'\ncreateHmac('sha256', (${code})).update(text).digest()`,
  (code) => `import Koa from 'koa'\nconst app = new Koa()\napp.keys = ${code}`,
  (code) =>
    `import session from 'cookie-session'\nconst make = (key) => session({ keys: key })\nmake(${code})`,
  (code) => `import session from 'express-session'\nsession(${code})`,
  (code) => `(${code})({ secret: 'made-up-key' }, process.env.SESSION_SECRET, config.get('session.secret'))`,
  (code) => `export const settings = { SESSION_SECRET: z.string().default(${code}) }`,
]

const fromStart = /^import session from 'express-session'\nsession\(\{ secret: (?<key>[^]*) \}\)$/

describe('every kind of node', () => {
  it('has a program', () => {
    const all = [...Object.keys(nodePrograms), ...Object.keys(neverMade)]
    expect(all.toSorted()).toEqual(Object.keys(AST_NODE_TYPES).toSorted())
  })

  it.each(Object.entries(nodePrograms))('%s', (type, { alone, asKey, jsx = false }) => {
    expect([alone, asKey].map((code) => nodesIn(code, jsx).has(type))).toEqual([true, true])
    const key = fromStart.exec(asKey)?.groups?.key
    const programs = [alone, asKey, ...(key === undefined ? [] : places.map((place) => place(key)))]
    const outcomes = programs.map((code) => tried({ code, jsx }))
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
    expect(outcomes.map((outcome) => outcome.parses)).not.toContain(false)
  })

  it.each(Object.entries(neverMade))('but %s, which the parser never makes', (type, code) => {
    expect(nodesIn(code, false).has(type)).toBe(false)
    expect(tried({ code }).faults).toEqual([])
  })
})

const programsOfTheStandard = path.join(
  path.dirname(createRequire(import.meta.url).resolve('test262-parser-tests/package.json')),
  'pass',
)

describe('every syntax of the standard', () => {
  // Counted, because a program that does not parse or says nothing of its key tries nothing.
  it.each([
    ['espree', 1981],
    ['typescript', 1934],
  ] as const)('with %s', { timeout: patience }, (parser, parsed) => {
    const faults: Fault[] = []
    const counts = { parse: 0, report: 0 }
    for (const name of readdirSync(programsOfTheStandard)) {
      const code = readFileSync(path.join(programsOfTheStandard, name), 'utf8')
      const sourceType = name.endsWith('.module.js') ? 'module' : 'script'
      const outcome = tried({ code: withKey(code), parser, sourceType, filename: 'src/program.js' })
      faults.push(...outcome.faults)
      if (!outcome.parses) continue
      counts.parse += 1
      if (outcome.messages.length > 0) counts.report += 1
    }
    expect(faults).toEqual([])
    expect(counts.parse).toBe(parsed)
    expect(counts.report).toBeGreaterThan(0.9 * parsed)
  })
})

/** The program as a key, in a function that makes the key, or in front of a sink. */
function withKey(code: string): string {
  const session = "require('express-session')"
  const key = expressionOf(code)
  if (key !== undefined) return `${session}({ secret: (${key}\n) })`
  return `${code}\n;${session}({ secret: process.env.SESSION_SECRET || 'made-up-key' })`
}
