import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { program } from './grammar.ts'
import { patience, search, tried } from './held.ts'

describe('programs made of a grammar', () => {
  it('hold the invariants', { timeout: patience }, () => {
    const counts = { programs: 0, parse: 0, report: 0 }
    fc.assert(
      fc.property(program, (code) => {
        const outcome = tried({ code })
        counts.programs += 1
        if (outcome.parses) counts.parse += 1
        if (outcome.messages.length > 0 && outcome.parses) counts.report += 1
        expect(outcome.faults).toEqual([])
      }),
      search(400),
    )
    // A grammar that mostly makes programs that do not parse, or that say nothing, tries nothing.
    expect(counts.parse / counts.programs).toBeGreaterThan(0.3)
    expect(counts.report / counts.parse).toBeGreaterThan(0.5)
  })
})
