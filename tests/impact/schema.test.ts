import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { collect } from '../../src/impact/collect.ts'
import { formatJson } from '../../src/impact/formats/json.ts'
import { impactOf } from '../../src/impact/impact.ts'
import { mergeImpacts } from '../../src/impact/merge.ts'
import { impactOfFiles } from './project.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const schema = JSON.parse(readFileSync(path.join(root, 'schema/impact.schema.json'), 'utf8')) as Schema
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

interface Schema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly $ref?: string
  readonly additionalProperties?: boolean
}

function errorsIn(data: unknown): unknown {
  validate(data)
  return validate.errors ?? []
}

const examples = readdirSync(path.join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const impactOfExample = async (name: string) =>
  impactOf(await collect({ root: path.join(root, 'examples', name), paths: ['.'], threads: 1 }))

describe('the schema of the JSON report', () => {
  it.each(examples)('fits the report of %s', async (name) => {
    const impact = await impactOfExample(name)
    expect(impact.keys.length).toBeGreaterThan(0)
    expect(errorsIn(JSON.parse(formatJson(impact)))).toEqual([])
  })

  it('fits an inventory of several', async () => {
    const impacts = await Promise.all(examples.map(impactOfExample))
    expect(errorsIn(JSON.parse(formatJson(mergeImpacts(impacts))))).toEqual([])
  })

  it('fits a report without a key', async () => {
    expect(errorsIn(await impactOfFiles({}))).toEqual([])
  })

  it.each([
    ['another version', { version: 2 }],
    ['a property that nobody declared', { extra: true }],
    ['keys that are no list', { keys: {} }],
  ])('refuses %s', async (_what, change) => {
    expect(errorsIn({ ...(await impactOfFiles({})), ...change })).not.toEqual([])
  })

  it('is closed, and says what each property is', () => {
    const open: string[] = []
    const silent: string[] = []
    const visit = (at: Schema, name: string) => {
      if (at.properties && at.additionalProperties !== false) open.push(name)
      for (const [property, inner] of Object.entries(at.properties ?? {})) {
        const place = `${name}.${property}`
        if (inner.$ref === undefined && inner.description === undefined && !/\.(?:kind|phase)$/.test(place))
          silent.push(place)
        visit(inner, place)
      }
      if (at.items) visit(at.items, `${name}[]`)
      for (const [definition, inner] of Object.entries(at.$defs ?? {})) visit(inner, definition)
    }
    visit(schema, 'impact')
    expect({ open, silent }).toEqual({ open: [], silent: [] })
  })

  it('is in the package', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      files: readonly string[]
      exports: Readonly<Record<string, unknown>>
    }
    expect(manifest.files).toContain('schema')
    expect(manifest.exports['./impact.schema.json']).toBe('./schema/impact.schema.json')
  })
})
