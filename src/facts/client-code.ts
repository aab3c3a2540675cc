import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import {
  buildsForServer,
  clientConfigs,
  definingFunctions,
  definingPlugins,
  replacingPlugins,
} from '../catalogue/client-bundles.ts'
import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { calleeOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** Whether a file says that it runs in the browser. */
export function isClientFile({ program }: SourceFile): boolean {
  return program.body.some(
    (statement) =>
      (statement.type === 'ExpressionStatement' && statement.directive === 'use client') ||
      (statement.type === 'ImportDeclaration' && statement.source.value === 'client-only'),
  )
}

/** What a configuration has copied into the code that the browser gets: a value, or the setting of a name. */
export type Copied =
  { readonly value: TSESTree.Node } | { readonly setting: string; readonly node: TSESTree.Node }

/** Everything that the configurations of bundlers in a file copy into the code that the browser gets. */
export function findCopied(file: SourceFile): readonly Copied[] {
  return [...configured(file), ...file.nodes.calls.flatMap((call) => copiedBy(call, file))]
}

function configured(file: SourceFile): readonly Copied[] {
  const name = path.basename(file.path).replace(/\.[cm]?[jt]s$/, '')
  const configs = clientConfigs.filter((config) => config.file.test(name))
  if (configs.length === 0 || buildsForServer.test(file.text)) return []
  const paths = new Set(configs.map((config) => config.path))
  return file.nodes.objects.flatMap((object) =>
    object.properties.flatMap((property) => {
      if (property.type !== 'Property') return []
      const own = nameOf(property) ?? ''
      // Frameworks have the options of Vite inside their own.
      const isCopied = own === 'define' ? paths.has(own) : paths.has([...namesAbove(object), own].join('.'))
      return isCopied ? [{ value: property.value }] : []
    }),
  )
}

/** The properties that an object stands in, up to what is exported: `runtimeConfig` for its `public`. */
function namesAbove(object: TSESTree.Node): readonly string[] {
  const names: string[] = []
  for (let at = object; at.parent; at = at.parent) {
    if (at.parent.type === 'Property' && at.parent.value === at) names.unshift(nameOf(at.parent) ?? '*')
  }
  return names
}

function copiedBy(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  file: SourceFile,
): readonly Copied[] {
  const [first] = call.arguments
  if (!first || first.type === 'SpreadElement') return []
  const given = unwrap(first)
  if (call.type === 'NewExpression') {
    const plugin = lastName(call.callee) ?? ''
    if (!definingPlugins.test(plugin) || buildsForServer.test(file.text) || isForServer(call)) return []
    return plugin === 'EnvironmentPlugin' ? settingsIn(given) : [{ value: given }]
  }
  if (given.type !== 'ObjectExpression') return []
  const define = valueOf('define', given)
  if (!buildsForServer.test(file.text.slice(...given.range)) && define) {
    const takesDefine = isCallOf(call, file, (module, name) => definingFunctions.has(`${module} ${name}`))
    return takesDefine ? [{ value: define }] : []
  }
  if (!/replace/i.test(lastName(call.callee) ?? '') || buildsForServer.test(file.text)) return []
  const replaces = isCallOf(call, file, (module) => replacingPlugins.has(module))
  return replaces ? [{ value: valueOf('values', given) ?? given }] : []
}

function isCallOf(
  { callee }: TSESTree.CallExpression,
  file: SourceFile,
  matches: (module: string, name: string) => boolean,
): boolean {
  return calleeOrigins(callee, file).some(
    (origin) => origin.kind === 'export' && matches(origin.module, origin.path.join('.')),
  )
}

function valueOf(name: string, { properties }: TSESTree.ObjectExpression): TSESTree.Node | undefined {
  for (const property of properties)
    if (property.type === 'Property' && nameOf(property) === name) return property.value
  return undefined
}

/** `['JWT_SECRET']`, `{ JWT_SECRET: '' }`: EnvironmentPlugin looks the settings up by itself. */
function settingsIn(given: TSESTree.Node): readonly Copied[] {
  const nodes =
    given.type === 'ArrayExpression'
      ? given.elements
      : given.type === 'ObjectExpression'
        ? given.properties.map((property) => (property.type === 'Property' ? property.key : null))
        : []
  return nodes.flatMap((node) => {
    const setting = node?.type === 'Identifier' ? node.name : staticString(node)
    return node && setting !== undefined ? [{ setting, node }] : []
  })
}

/** `if (isServer) plugins.push(new DefinePlugin(...))` */
function isForServer(node: TSESTree.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') &&
      at === parent.consequent &&
      /^(?:isServer|server|ssr)$/.test(lastName(parent.test) ?? '')
    )
      return true
  }
  return false
}
