import type { TSESTree } from '@typescript-eslint/utils'

import * as names from '../catalogue/ways-out.ts'
import {
  chainNames,
  decoratorsOf,
  functionAround,
  isFunction,
  nameOf,
  staticString,
  unwrap,
  wrapped,
} from './ast.ts'
import type { FunctionNode } from './ast.ts'
import type { Call } from './origin.ts'
import { returnedNodes } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** The values that a file answers requests with without a call: what handlers return. */
export function answersOf(file: SourceFile): readonly TSESTree.Node[] {
  return [
    ...file.nodes.objects.flatMap(partsOfAnswer),
    ...handlersIn(file).flatMap((of) => returnedNodes(of, file)),
  ]
}

/** `{ statusCode: 200, body: text }`: what a function in a cloud answers with. */
function partsOfAnswer({ properties }: TSESTree.ObjectExpression): readonly TSESTree.Node[] {
  const parts = new Map(
    properties.flatMap((property) =>
      property.type === 'Property' ? [[nameOf(property), property.value]] : [],
    ),
  )
  if (!parts.has('statusCode') || !parts.has('body')) return []
  return ['body', 'headers'].flatMap((name) => parts.get(name) ?? [])
}

/** Functions whose result is sent to the browser: of frameworks by their names, of routes by where they stand. */
function handlersIn(file: SourceFile): readonly FunctionNode[] {
  const found = new Set<FunctionNode>()
  for (const statement of file.nodes.returns) {
    const of = functionAround(statement)
    if (of && answers(of, file)) found.add(of)
  }
  for (const { arguments: given } of file.nodes.calls) {
    for (const argument of given) if (isFunction(argument) && answers(argument, file)) found.add(argument)
  }
  for (const { properties } of file.nodes.objects) {
    for (const property of properties)
      if (property.type === 'Property' && isFunction(property.value) && answers(property.value, file))
        found.add(property.value)
  }
  // `export const load = () => answer`
  for (const { init } of file.nodes.declarators) if (isFunction(init) && answers(init, file)) found.add(init)
  return [...found]
}

function answers(of: FunctionNode, file: SourceFile): boolean {
  const { parent } = of
  if (isServerAction(of, file)) return true
  if (of.type === 'FunctionDeclaration') return answersByName(of.id?.name ?? '', file)
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && answersByName(parent.id.name, file)
    case 'Property':
      return isResolver(parent)
    case 'MethodDefinition':
      return decoratorsOf(parent).some(({ expression }) => {
        const decorator = chainNames(expression).find((name) => name !== '()') ?? ''
        return names.routeDecorators.has(decorator) || names.resolverDecorators.has(decorator)
      })
    case 'CallExpression':
      return isRoute(parent, of) || isProcedure(parent, of)
    default:
      return false
  }
}

function answersByName(name: string, { path }: SourceFile): boolean {
  if (names.answering.test(name)) return true
  const normalized = `/${path.replaceAll('\\', '/')}`
  return names.answeringFiles.some(([file, of]) => of.test(name) && file.test(normalized))
}

/** A function that the client calls: it says `'use server'`, or is exported by a file that does. */
function isServerAction(of: FunctionNode, { program }: SourceFile): boolean {
  if (!of.async) return false
  if (of.body.type === 'BlockStatement' && saysServer(of.body.body)) return true
  const declaration = of.type === 'FunctionDeclaration' ? of : of.parent.parent
  return (
    /^Export(?:Named|Default)Declaration$/.test(declaration?.parent?.type ?? '') && saysServer(program.body)
  )
}

const saysServer = (body: readonly TSESTree.ProgramStatement[]): boolean =>
  body.some((statement) => statement.type === 'ExpressionStatement' && statement.directive === 'use server')

/** `{ Query: { name: () => answer } }` of GraphQL. */
function isResolver({ parent: fields }: TSESTree.Property): boolean {
  const { parent: type } = fields
  return type.type === 'Property' && type.value === fields && names.resolverTypes.has(nameOf(type) ?? '')
}

/** `publicProcedure.input(schema).query(() => answer)` of tRPC. */
function isProcedure({ callee, arguments: given }: Call, of: FunctionNode): boolean {
  const chain = chainNames(callee)
  return (
    names.procedureMethods.test(chain.at(-1) ?? '') &&
    chain.some((name) => /procedure$/i.test(name)) &&
    given.at(-1) === wrapped(of)
  )
}

/** `app.get('/path', () => answer)`, `defineEventHandler(() => answer)` */
function isRoute(call: Call, of: FunctionNode): boolean {
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier') return names.handlerMakers.test(callee.name)
  if (callee.type !== 'MemberExpression' || !names.routeMethods.test(nameOf(callee) ?? '')) return false
  const [path] = call.arguments
  return path !== of && /^[/*]/.test(staticString(path) ?? '') && call.arguments.at(-1) === wrapped(of)
}
