import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { ours, project } from '../project.ts'
import { versions } from '../versions.ts'

const server = `import session from 'express-session'

export const first = session({ secret: 'made-up-live-key' })
export const second = session({ secret: process.env.SESSION_SECRET })
`

interface Answer {
  readonly id?: number
  readonly result?: { readonly content?: readonly { readonly text: string }[] }
}

interface Message {
  readonly ruleId: string
  readonly line: number
  readonly suggestions?: readonly { readonly desc: string; readonly fix: { readonly text: string } }[]
}

/** Asks ESLint's MCP server, as a language model's host does, to lint a file. */
async function ask(folder: string, bin: string, file: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [bin], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const clientInfo = { name: 'test', version: '1' }
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2024-11-05', capabilities: {}, clientInfo },
  })
  try {
    for await (const line of createInterface(child.stdout)) {
      const { id, result } = JSON.parse(line) as Answer
      if (id === 1) {
        send({ method: 'notifications/initialized' })
        send({
          id: 2,
          method: 'tools/call',
          params: { name: 'lint-files', arguments: { filePaths: [file] } },
        })
      }
      if (id === 2) return result?.content?.map(({ text }) => text) ?? []
    }
  } finally {
    child.kill()
  }
  throw new Error('the server ended')
}

it("ESLint's MCP server gives findings with their suggestions, and no key in what is ours", async () => {
  const app = await project([versions.eslint, versions.mcp, ours], {
    'eslint.config.js':
      "import secretKey from 'eslint-plugin-secret-key'\n\nexport default [secretKey.configs.recommended]\n",
    'src/server.js': server,
  })
  const texts = await ask(app.folder, app.path('node_modules/.bin/mcp'), app.path('src/server.js'))
  const report = texts.find((text) => text.startsWith('{')) ?? '{}'
  const { messages } = JSON.parse(report) as { messages: readonly Message[] }
  expect(messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([
    '3 secret-key/no-hardcoded-key',
    '3 secret-key/require-fallback-keys',
    '4 secret-key/no-direct-setting-read',
    '4 secret-key/require-fallback-keys',
  ])
  expect(messages.flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix.text))).toEqual([
    '[process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)',
  ])
  // The server itself adds the source of the file, with all that stands in it.
  expect(JSON.stringify(messages)).not.toContain('made-up-live-key')
})
