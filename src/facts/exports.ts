import type { TSESTree } from '@typescript-eslint/utils'

import { commonJsExports, wholeCommonJs } from './common-js.ts'
import { followsCallees, unlessUnderWay } from './following.ts'
import { memberOrigins } from './member-origins.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** What an import of another file or package gives under a name (`*` for all of it). */
export function importOrigins(
  file: SourceFile,
  specifier: string | undefined,
  name: string,
  node: TSESTree.Node,
): readonly Origin[] {
  if (specifier === undefined) return [{ kind: 'unknown', node, file }]
  const target = file.modules.resolve(specifier, file.path)
  if (target !== undefined) {
    if (followsCallees() && !file.modules.mayLeadToSink(target)) return [{ kind: 'unknown', node, file }]
    const of = file.modules.load(target, file)
    if (!of) return [{ kind: 'unknown', node, file }]
    if (name !== '*') return exportOrigins(of, name, { node, file })
    return wholeOrigins(of) ?? [{ kind: 'module', of, node, file }]
  }
  const module = specifier.replace(/^node:/, '')
  const path = name === '*' || name === 'default' ? [] : [name]
  return [{ kind: 'export', module, path, node, file }]
}

/** What `require` gives of a module that is no object with exports: `module.exports = () => key`, `export = key`. */
function wholeOrigins(of: SourceFile): readonly Origin[] | undefined {
  const whole = unlessUnderWay(of, '*', () => {
    const assigned = of.program.body.find((statement) => statement.type === 'TSExportAssignment')
    return assigned ? originsOf(assigned.expression, of) : wholeCommonJs(of)
  })
  // Names are looked up in a module, so that all that is put on its exports is seen.
  return whole !== undefined &&
    whole.length > 0 &&
    whole.every(({ kind }) => kind !== 'object' && kind !== 'module' && kind !== 'unknown')
    ? whole
    : undefined
}

/** What a file of the project exports under a name. */
export function exportOrigins(
  of: SourceFile,
  name: string,
  asked: { node: TSESTree.Node; file: SourceFile },
): readonly Origin[] {
  // Files may export each other's exports in a circle.
  return unlessUnderWay(of, name, () => exportsNamed(of, name, asked)) ?? [{ kind: 'unknown', ...asked }]
}

function exportsNamed(
  of: SourceFile,
  name: string,
  asked: { node: TSESTree.Node; file: SourceFile },
): readonly Origin[] {
  const all: Origin[] = []
  for (const statement of of.program.body) {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        if (name === 'default') return originsOf(statement.declaration, of)
        break
      case 'TSExportAssignment':
        return name === 'default'
          ? originsOf(statement.expression, of)
          : memberOrigins(originsOf(statement.expression, of), name, asked.node, of)
      case 'ExportNamedDeclaration': {
        const found = namedExport(statement, name, of)
        if (found) return found
        break
      }
      case 'ExportAllDeclaration':
        if (statement.exported) {
          if (exportedName(statement.exported) === name)
            return importOrigins(of, statement.source.value, '*', statement)
        } else if (name !== 'default') {
          all.push(
            ...importOrigins(of, statement.source.value, name, statement).filter(
              (origin) => origin.kind !== 'unknown',
            ),
          )
        }
        break
      default:
    }
  }
  if (all.length > 0) return all
  if (of.path.endsWith('.json'))
    return memberOrigins(exportsNamed(of, 'default', asked), name, asked.node, asked.file)
  const commonJs = commonJsExports(of, name)
  return commonJs.length > 0 ? commonJs : [{ kind: 'unknown', ...asked }]
}

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

/** What a TypeScript namespace exports under a name. */
export function namespaceOrigins(
  of: TSESTree.TSModuleDeclaration,
  name: string,
  file: SourceFile,
): readonly Origin[] {
  const statements = of.body?.type === 'TSModuleBlock' ? of.body.body : []
  return statements.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' ? (namedExport(statement, name, file) ?? []) : [],
  )
}

function namedExport(
  statement: TSESTree.ExportNamedDeclaration,
  name: string,
  of: SourceFile,
): readonly Origin[] | undefined {
  const { declaration } = statement
  if (declaration?.type === 'VariableDeclaration') {
    for (const declarator of declaration.declarations) {
      const identifier = namesIn(declarator.id).find((candidate) => candidate.name === name)
      if (identifier) return originsOf(identifier, of)
    }
  } else if (
    declaration &&
    'id' in declaration &&
    declaration.id?.type === 'Identifier' &&
    declaration.id.name === name
  ) {
    return originsOf(declaration.id, of)
  }
  const specifier = statement.specifiers.find((candidate) => exportedName(candidate.exported) === name)
  if (!specifier) return undefined
  if (statement.source)
    return importOrigins(of, statement.source.value, exportedName(specifier.local), specifier)
  return specifier.local.type === 'Identifier' ? originsOf(specifier.local, of) : undefined
}

function namesIn(pattern: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []))
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    default:
      return []
  }
}
