import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import type { Project } from './project.ts'

export interface Position {
  readonly line: number
  readonly character: number
}

export interface Range {
  readonly start: Position
  readonly end: Position
}

export interface Diagnostic {
  readonly range: Range
  readonly severity: number
  readonly code?: string | number
  readonly codeDescription?: { readonly href: string }
  readonly source?: string
  readonly message: string
}

export interface TextEdit {
  readonly range: Range
  readonly newText: string
}

export interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string }
    readonly edits: readonly TextEdit[]
  }[]
}

export interface CodeAction {
  readonly title: string
  readonly kind?: string
  readonly edit?: WorkspaceEdit
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] }
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Server {
  readonly command: string
  readonly args: readonly string[]
  /** What the editor answers when the server asks for its settings. */
  readonly settings: unknown
  readonly initializationOptions?: unknown
  /** Whether the editor asks for squiggles, or is sent them. */
  readonly asks: boolean
}

export type LanguageClient = Awaited<ReturnType<typeof startEditor>>

/** An editor without a window: it starts a language server, opens files and shows what the server says of them. */
export async function startEditor(project: Project, server: Server) {
  const child = spawn(server.command, server.args, { cwd: project.folder, stdio: ['pipe', 'pipe', 'pipe'] })
  const answers = new Map<number, (message: Message) => void>()
  const edits: WorkspaceEdit[] = []
  const waiting: { uri: string; resolve: (diagnostics: readonly Diagnostic[]) => void }[] = []
  let received = Buffer.alloc(0)
  let errors = ''
  let ids = 0

  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      const error = { message: `the server ended: ${errors}` }
      for (const answer of answers.values()) answer({ error })
      resolve()
    })
  })
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  child.stdin.on('error', () => undefined)
  child.stdout.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data])
    for (;;) {
      const header = received.indexOf('\r\n\r\n')
      if (header < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, header).toString())?.[1])
      if (received.length < header + 4 + length) return
      const text = received.subarray(header + 4, header + 4 + length).toString()
      received = received.subarray(header + 4 + length)
      receive(JSON.parse(text) as Message)
    }
  })

  function send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }

  function receive({ id, method, params, ...answer }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] }
      const told = waiting.filter((one) => one.uri === uri)
      for (const one of told) {
        waiting.splice(waiting.indexOf(one), 1)
        one.resolve(diagnostics)
      }
    }
    if (id === undefined) return
    if (method === undefined) {
      answers.get(id)?.(answer)
      answers.delete(id)
    } else {
      send({ id, result: answerTo(method, params) })
    }
  }

  function answerTo(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') {
      return (params as { items: readonly unknown[] }).items.map(() => server.settings)
    }
    if (method !== 'workspace/applyEdit') return null
    edits.push((params as { edit: WorkspaceEdit }).edit)
    return { applied: true }
  }

  function request<Result>(method: string, params: unknown): Promise<Result> {
    ids += 1
    const id = ids
    return new Promise((resolve, reject) => {
      answers.set(id, ({ error, result }) => {
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result as Result)
      })
      send({ id, method, params })
    })
  }

  const notify = (method: string, params: unknown) => {
    send({ method, params })
  }
  const uriOf = (file: string) => pathToFileURL(project.path(file)).href

  const rootUri = pathToFileURL(project.folder).href
  const { capabilities } = await request<{ capabilities: Readonly<Record<string, unknown>> }>('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'project' }],
    initializationOptions: server.initializationOptions,
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
      textDocument: {
        publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true },
        ...(server.asks ? { diagnostic: {} } : {}),
        codeAction: {
          codeActionLiteralSupport: {
            codeActionKind: { valueSet: ['quickfix', 'source', 'source.fixAll'] },
          },
          dataSupport: true,
          isPreferredSupport: true,
        },
      },
    },
  })
  notify('initialized', {})

  return {
    capabilities,
    uriOf,
    open(file: string, languageId: string, text: string) {
      notify('textDocument/didOpen', { textDocument: { uri: uriOf(file), languageId, version: 1, text } })
    },
    change(file: string, version: number, text: string) {
      notify('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version },
        contentChanges: [{ text }],
      })
    },
    /** Tells the server that a file on the disk has another text now. */
    changedOnDisk(file: string) {
      notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type: 2 }] })
    },
    /** Asks for the squiggles of an open file. */
    async diagnostics(file: string): Promise<readonly Diagnostic[]> {
      const { items } = await request<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: uriOf(file) },
      })
      return items
    },
    /** The squiggles that the server sends by itself, the next time that it does; to be called before what makes it. */
    nextPublished(file: string): Promise<readonly Diagnostic[]> {
      return new Promise((resolve) => waiting.push({ uri: uriOf(file), resolve }))
    },
    actions(file: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
      return request('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      })
    },
    /** Runs the command of a code action and gives the edit that the server then asks the editor to make. */
    async apply({ title, command }: CodeAction): Promise<WorkspaceEdit> {
      edits.length = 0
      await request('workspace/executeCommand', command)
      const [edit, ...more] = edits
      if (!edit || more.length > 0) throw new Error(`'${title}' made ${edits.length} edits`)
      return edit
    },
    async stop() {
      await request('shutdown', null)
      notify('exit', null)
      await ended
    },
  }
}

/** The text between the positions. */
export function textIn(text: string, range: Range): string {
  return text.slice(offsetOf(text, range.start), offsetOf(text, range.end))
}

/** The text after the edits, which are given in positions before all of them. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start))
    .reduce(
      (before, { range, newText }) =>
        before.slice(0, offsetOf(text, range.start)) + newText + before.slice(offsetOf(text, range.end)),
      text,
    )
}

function offsetOf(text: string, { line, character }: Position): number {
  const before = text.split('\n').slice(0, line)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + character
}
