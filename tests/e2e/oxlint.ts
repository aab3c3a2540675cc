import { run, type Project } from './project.ts'

/** A finding of oxlint. */
export interface Finding {
  readonly file: string
  /** As ESLint would name it; a message of oxlint itself in case of a syntax error. */
  readonly rule: string
  readonly message: string
  readonly line: number
  /** The reported text. */
  readonly text: string
}

interface Report {
  readonly diagnostics: readonly {
    readonly message: string
    readonly code?: string
    readonly filename: string
    readonly labels: readonly { readonly span: { offset: number; length: number; line: number } }[]
  }[]
}

/** The configuration of oxlint for these rules of the plugin and no others. */
export function oxlintConfig(
  rules: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    jsPlugins: ['eslint-plugin-secret-key'],
    categories: { correctness: 'off' },
    rules,
    settings: { 'secret-key': settings },
  })
}

/** Runs oxlint in a folder of the project, whose folders may each have a configuration of their own. */
export async function oxlint(project: Project, folder: string): Promise<readonly Finding[]> {
  const { stdout, stderr } = await runOxlint(project, folder, ['--format', 'json'])
  if (!stdout.startsWith('{')) throw new Error(`${stdout}\n${stderr}`)
  const { diagnostics } = JSON.parse(stdout) as Report
  return Promise.all(
    diagnostics.map(async ({ message, code, filename, labels }) => {
      const span = labels[0]?.span ?? { offset: 0, length: 0, line: 0 }
      // Offsets count bytes.
      const bytes = Buffer.from(await project.read(`${folder}/${filename}`))
      const text = bytes.subarray(span.offset, span.offset + span.length).toString()
      const rule = /^(?<plugin>.+)\((?<name>.+)\)$/.exec(code ?? '')?.groups
      return {
        file: `${folder}/${filename.replaceAll('\\', '/')}`,
        rule: rule ? `${rule.plugin ?? ''}/${rule.name ?? ''}` : message,
        message,
        line: span.line,
        text,
      }
    }),
  )
}

/** Applies the suggestions of all findings. */
export async function applySuggestions(project: Project, folder: string): Promise<void> {
  await runOxlint(project, folder, ['--fix-suggestions'])
}

function runOxlint(project: Project, folder: string, args: readonly string[]) {
  return run(project.path('node_modules/.bin/oxlint'), [...args, '.'], project.path(folder))
}
