import { parse } from '@typescript-eslint/parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patience, search, tried } from './held.ts'
import { examples, programs } from './real-programs.ts'

type Range = readonly [number, number]

/** Where the nodes of a program stand; none when it does not parse. */
function nodesIn(code: string, jsx: boolean): readonly Range[] {
  const found: Range[] = []
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null && 'type' in value && 'range' in value) {
      found.push(value.range as Range)
      for (const [name, child] of Object.entries(value)) if (name !== 'parent') walk(child)
    }
  }
  try {
    walk(parse(code, { range: true, sourceType: 'module', ecmaFeatures: { jsx } }).body)
  } catch {
    return []
  }
  return found
}

const changes = {
  delete: () => '',
  'double, as arguments': (node: string) => `${node}, ${node}`,
  'double, as statements': (node: string) => `${node}\n;${node}`,
  'double, as text': (node: string) => node + node,
  'put into itself': (node: string, other: string) => node.replace(other, node),
  exchange: (_: string, other: string) => other,
  call: (node: string) => `(${node})()`,
  return: (node: string) => `(() => (${node}))()`,
  'list of itself': (node: string) => `[${node}, ...${node}]`,
} as const

const change = fc.record({
  at: fc.nat(),
  with: fc.nat(),
  how: fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
})

// A program that doubles with each step is no longer one of this kind.
const longest = 5000

const all = [...examples, ...programs]

describe('examples and programs with nodes deleted, doubled and exchanged', () => {
  it('hold the invariants', { timeout: patience }, () => {
    const counts = { parse: 0, report: 0, programs: 0 }
    const property = fc.property(
      fc.nat({ max: all.length - 1 }),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (index, steps) => {
        const program = all[index]
        if (!program) throw new Error(`no program ${index}`)
        let { code } = program
        let nodes = nodesIn(code, program.jsx ?? false)
        for (const step of steps) {
          const [from, to] = [nodes[step.at % nodes.length], nodes[step.with % nodes.length]]
          if (!from || !to) break
          const text = changes[step.how](code.slice(...from), code.slice(...to))
          const changed = code.slice(0, from[0]) + text + code.slice(from[1])
          const nodesThen = text.length < longest ? nodesIn(changed, program.jsx ?? false) : []
          // A step after which the program does not parse is left out.
          if (nodesThen.length > 0) [code, nodes] = [changed, nodesThen]
        }
        const outcome = tried({ ...program, code })
        counts.programs += 1
        if (outcome.parses) counts.parse += 1
        if (outcome.parses && outcome.messages.length > 0) counts.report += 1
        expect(outcome.faults).toEqual([])
      },
    )
    fc.assert(property, search(400))
    expect(counts.parse / counts.programs).toBeGreaterThan(0.8)
    expect(counts.report / counts.parse).toBeGreaterThan(0.4)
  })
})
