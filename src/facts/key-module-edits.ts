import path from 'node:path'

import { isComponent, statementsAround } from './components.ts'
import { exportOrigins } from './origins.ts'
import type { Edit } from './ring-edits.ts'
import type { SettingRead } from './setting-reads.ts'
import type { SourceFile } from './source-file.ts'

/**
 * Replaces a read by an import from the key module, where that is certain: a module that is named without wildcards hands
 * out exactly this setting under a name that is free here, and the file imports modules already.
 */
export function keyModuleEdits(
  { node, name, file }: SettingRead,
  keyModules: readonly string[],
): readonly Edit[] | undefined {
  const imports = statementsAround(node, file.program).filter(
    (statement) => statement.type === 'ImportDeclaration',
  )
  const last = imports.at(-1)
  if (!last || !/^(?:MemberExpression|CallExpression)$/.test(node.type)) return undefined
  for (const module of keyModules) {
    const found = /[*?{[!]/.test(module) ? undefined : exportOf(module, name, file)
    if (!found || isTaken(found.exported, file)) continue
    const specifier = specifierOf(
      found.path,
      file,
      imports.map(({ source }) => source.value),
    )
    return [
      { range: [last.range[1], last.range[1]], text: `\nimport { ${found.exported} } from '${specifier}'` },
      { range: node.range, text: found.exported },
    ]
  }
  return undefined
}

function exportOf(
  module: string,
  setting: string,
  file: SourceFile,
): { path: string; exported: string } | undefined {
  const target = file.modules.resolve(
    `./${module.replace(/^\.\//, '')}`,
    path.join(file.modules.root, 'here.js'),
  )
  const loaded = target === undefined ? undefined : file.modules.load(target, file)
  if (target === undefined || !loaded) return undefined
  for (const statement of loaded.program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration')
      continue
    for (const { id } of statement.declaration.declarations) {
      if (id.type !== 'Identifier') continue
      const origins = exportOrigins(loaded, id.name, { node: id, file: loaded })
      if (origins.length === 1 && origins[0]?.kind === 'setting' && origins[0].name === setting) {
        return { path: target, exported: id.name }
      }
    }
  }
  return undefined
}

function isTaken(name: string, file: SourceFile): boolean {
  return new RegExp(String.raw`(?<![.\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`).test(file.text)
}

/** Written as the file writes its other imports: with the extension that they have, or without. */
function specifierOf(target: string, file: SourceFile, others: readonly string[]): string {
  const relative = path.relative(path.dirname(file.path), target).replaceAll('\\', '/')
  const specifier = relative.startsWith('.') ? relative : `./${relative}`
  const own = others.filter((other) => other.startsWith('.'))
  const withExtension =
    own.length > 0
      ? own.some((other) => /\.[cm]?[jt]sx?$/.test(other))
      : !/\.[cm]?tsx?$/.test(file.path) && !isComponent(file.path)
  const extension = own
    .map((other) => /\.[cm]?[jt]sx?$/.exec(other)?.[0])
    .find((found) => found !== undefined)
  const bare = specifier.replace(/\.[cm]?[jt]sx?$/, '')
  return withExtension ? `${bare}${extension ?? path.extname(target)}` : bare
}

/** Whether edits that ESLint joins into one would carry a literal key along: it copies the text between them. */
export function wouldCarry(
  edits: readonly Edit[],
  literals: readonly { readonly range: readonly [number, number] }[],
): boolean {
  const start = Math.min(...edits.map(({ range }) => range[0]))
  const end = Math.max(...edits.map(({ range }) => range[1]))
  return literals.some(({ range }) => range[0] < end && range[1] > start)
}
