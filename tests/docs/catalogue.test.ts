import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { libraries, type Library } from '../../src/catalogue/public.ts'
import { lint } from './lint.ts'
import { codeBlocks, read, root } from './markdown.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const catalogue = pathToFileURL(path.join(root, 'src/catalogue/public.ts')).pathname

/** Imports a program of a page, with the catalogue from the sources. */
async function importProgram(name: string, code: string): Promise<Record<string, unknown>> {
  const file = path.join(folder, name)
  writeFileSync(file, code.replace('eslint-plugin-secret-key/catalogue', catalogue))
  return (await import(/* @vite-ignore */ file)) as Record<string, unknown>
}

describe('the page about the catalogue', () => {
  const page = read('docs/catalogue.md')

  it('explains every field that an entry has', () => {
    const fields = new Set(libraries.flatMap((library) => Object.keys(library)))
    expect([...fields].filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })

  it('explains every field that a sink has', () => {
    const fields = new Set(libraries.flatMap(({ sinks }) => sinks.flatMap((sink) => Object.keys(sink))))
    const unexplained = [...fields].filter((field) => !new RegExp(`\`${field}\\b|\\b${field}:`).test(page))
    // `then` belongs to one form of a host, which the types explain.
    expect(unexplained).toEqual(['then'])
  })

  it('has a program that runs', async () => {
    const [program] = codeBlocks(page).filter(({ language }) => language === 'ts')
    const log = vi.spyOn(console, 'log').mockReturnValue()
    await importProgram('program.ts', program?.code ?? '')
    const lines = log.mock.calls.map(([line]) => line as unknown)
    log.mockRestore()
    expect(lines).toContain('express-session: sessions, sign in again')
    expect(lines).not.toContain('cookie-signature: cookies, sign in again')
  })
})

describe('the library of "Your own libraries and wrappers"', async () => {
  const block = codeBlocks(read('docs/settings.md')).find(({ code }) => code.includes('@acme/tickets'))
  const { tickets } = (await importProgram('own.mjs', block?.code ?? '')) as { tickets: Library }
  const reported = (code: string) =>
    lint(code, {
      settings: { 'secret-key': { libraries: [tickets] } },
      rules: { 'secret-key/no-hardcoded-key': 'error', 'secret-key/require-fallback-keys': 'error' },
    }).map(({ ruleId, line }) => `${ruleId ?? ''} ${line}`)

  it.each<[string, string, readonly string[]]>([
    [
      'a hard-coded key that only signs',
      "import { issueTicket } from '@acme/tickets'\nissueTicket(payload, 'made-up-key')\n",
      ['secret-key/no-hardcoded-key 2'],
    ],
    [
      'a single key that verifies',
      "import { TicketReader } from '@acme/tickets'\nimport { ticketKey } from './keys.js'\nnew TicketReader({ keys: [ticketKey] })\n",
      ['secret-key/require-fallback-keys 3'],
    ],
    [
      'through an alias of the module',
      "import { TicketReader } from '@/auth/tickets'\nimport { ticketKey } from './keys.js'\nnew TicketReader({ keys: [ticketKey] })\n",
      ['secret-key/require-fallback-keys 3'],
    ],
    [
      'a ring',
      "import { TicketReader } from '@acme/tickets'\nimport { ticketKeys } from './keys.js'\nnew TicketReader({ keys: ticketKeys })\n",
      [],
    ],
    [
      'handed to a host',
      "import tickets from '@acme/tickets'\nimport { ticketKey } from './keys.js'\napp.register(tickets, { key: ticketKey })\n",
      ['secret-key/require-fallback-keys 3'],
    ],
    [
      'handed to a host with its fallback keys',
      "import tickets from '@acme/tickets'\nimport { ticketKey, olderKeys } from './keys.js'\napp.register(tickets, { key: ticketKey, olderKeys })\n",
      [],
    ],
    [
      'a function of the same name from elsewhere',
      "import { issueTicket } from './paper.js'\nissueTicket(payload, 'made-up-key')\n",
      [],
    ],
  ])('%s', (_name, code, expected) => {
    expect(reported(code)).toEqual(expected)
  })
})
