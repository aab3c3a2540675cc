import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, functionAround, isInside, lastName, nameOf, unwrap } from './ast.ts'
import { rootOf } from './glances.ts'
import type { CallSite } from './origin.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

const writing =
  /^(?:write|append|output)(?:File|Json|JSON|Sync)*$|^(?:save|store|persist|insert|upsert|put)(?:[A-Z_].*)?$|^(?:set(?:Item|Secret|Password|Setting|Config)|h?m?set|findOneAndUpdate|updateOne|updateMany|exec(?:File)?(?:Sync)?|spawn(?:Sync)?|query)$/
const printing = /^(?:debug|error|info|json|log|print|send|table|warn|outro|note|success)$/
const databases =
  /^(?:.*(?:db|database|model|models|prisma|repo|repository|store|knex|collection|kv|redis))$/i
const hosts = /^(?:app|express|koa|router|server)$/i
// What makes another form of a value, or puts it into something that is passed on.
const passing =
  /^(?:assign|concat|encode|format|from|join|padEnd|padStart|replace|replaceAll|slice|String|stringify|substring|toString|trim|\$|hex)$/

/** Whether a value is written down somewhere, or shown to somebody who writes it down. */
export function isKept({ node, file }: CallSite): boolean {
  return follow(node, file, 0)
}

// A key in a variable in an object in a variable.
const deepest = 4

function follow(node: TSESTree.Node, file: SourceFile, depth: number): boolean {
  if (depth > deepest) return false
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    switch (parent.type) {
      case 'CallExpression':
        if (parent.arguments.includes(at as TSESTree.CallExpressionArgument)) {
          if (isKeeping(parent, at) || isWrapping(parent, at, file)) return true
          if (!passing.test(lastName(parent.callee) ?? '')) return false
        }
        break
      case 'MemberExpression':
        if (nameOf(parent) === 'length') return false
        break
      case 'NewExpression':
        if (at !== parent.callee) return false
        break
      case 'TaggedTemplateExpression':
        // `$`fly secrets set KEY=${key}``
        return at === parent.quasi && passing.test(lastName(parent.tag) ?? '')
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && isReadAndKept(parent.id, node, file, depth)
      case 'AssignmentPattern':
        return parent.left.type === 'Identifier' && isReadAndKept(parent.left, node, file, depth)
      case 'AssignmentExpression':
        if (parent.right === at && isTargetKept(unwrap(parent.left), node, file, depth)) return true
        break
      default:
        if (/Statement$|Declaration$|Function/.test(parent.type)) return false
    }
  }
  return false
}

function isReadAndKept(
  name: TSESTree.Identifier,
  from: TSESTree.Node,
  file: SourceFile,
  depth: number,
): boolean {
  return file.readsOf(name).some((read) => !isInside(from, read) && follow(read, file, depth + 1))
}

function isTargetKept(target: TSESTree.Node, from: TSESTree.Node, file: SourceFile, depth: number): boolean {
  if (target.type === 'Identifier') return isReadAndKept(target, from, file, depth)
  if (target.type !== 'MemberExpression') return false
  // `config.secret = key; await config.save()`, `this.data = { key }` and `writeFile(path, JSON.stringify(this.data))`.
  const names = chainNames(target)
  return file.nodes.calls.some((call) => {
    const called = chainNames(call.callee).at(-1) ?? ''
    if (/^(?:append|output|write)\w*File/i.test(called))
      return names.some((name) => mentions(call, name, file))
    return (
      functionAround(call) === functionAround(target) &&
      /^(?:commit|flush|persist|save|store|sync|write)/i.test(called) &&
      (isOfThis(call.callee, target) || names.some((name) => mentions(call, name, file)))
    )
  })
}

/** `this.data.key = key; this.save()` */
function isOfThis(callee: TSESTree.Node, target: TSESTree.Node): boolean {
  return rootOf(callee).type === 'ThisExpression' && rootOf(target).type === 'ThisExpression'
}

function mentions(call: TSESTree.Node, name: string, file: SourceFile): boolean {
  return file.text
    .slice(...call.range)
    .split(/[^\w$#]+/)
    .includes(name)
}

function isKeeping(call: TSESTree.CallExpression, argument: TSESTree.Node): boolean {
  const names = chainNames(call.callee)
  const name = names.at(-1) ?? ''
  const holder = names.filter((other) => other !== '()').at(-2) ?? ''
  if (name === 'set') return !hosts.test(holder)
  if (printing.test(name)) return names.length > 1 || /^(?:log|print)$/.test(name)
  if (writing.test(name)) return true
  if (!/^(?:create|createMany|update|add)$/.test(name)) return false
  // `hash.update(key)` keeps nothing; `prisma.setting.update({ data: { key } })` does.
  return names.some((other) => databases.test(other)) || holdsData(argument)
}

/** `encrypt(dataKey, masterKey)`: what is encrypted is stored. */
function isWrapping(call: TSESTree.CallExpression, argument: TSESTree.Node, file: SourceFile): boolean {
  const name = chainNames(call.callee).at(-1) ?? ''
  if (!/encrypt|wrap|seal/i.test(name) || call.arguments.length < 2) return false
  return !findSinkCalls(file).some(({ key }) => key === argument)
}

function holdsData(argument: TSESTree.Node): boolean {
  const bare = unwrap(argument)
  return (
    bare.type === 'ObjectExpression' &&
    bare.properties.some((property) => property.type === 'Property' && nameOf(property) === 'data')
  )
}
