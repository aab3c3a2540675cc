import type { TSESTree } from '@typescript-eslint/utils'

import { masking } from '../catalogue/ways-out.ts'
import { lastName, nameOf, unwrap, wrapped } from './ast.ts'
import type { SourceFile } from './source-file.ts'

/** The objects that are made a text as a whole: `JSON.stringify(config)`, but for what is known to stay here. */
export function serializedIn(file: SourceFile): readonly TSESTree.Node[] {
  return file.nodes.calls.flatMap((call) => {
    const [given, replacer] = call.arguments
    if (call.type !== 'CallExpression' || !given || !isSerializer(call.callee) || staysHere(call)) return []
    if (replacer && unwrap(replacer).type !== 'Literal') return []
    const { type } = unwrap(given)
    // An object that is written out on the spot is a message: somebody chose what is in it.
    return type === 'Identifier' || type === 'MemberExpression' ? [given] : []
  })
}

function isSerializer(callee: TSESTree.Node): boolean {
  const bare = unwrap(callee)
  if (bare.type === 'Identifier') return /^(?:serialize|safeStringify|stringify)$/.test(bare.name)
  return (
    bare.type === 'MemberExpression' &&
    nameOf(bare) === 'stringify' &&
    /^(?:JSON|YAML|yaml|superjson|devalue)$/.test(lastName(bare.object) ?? '')
  )
}

// Copies, hashes and comparisons, a request to another party, a file that a script writes.
const local = /^(?:parse|update|writeFile|writeFileSync|outputFile|set|setItem|createHash|Blob|fetch)$/
const localNames = /hash|key|cache|clone|copy|body|payload|before|after|snapshot|previous|last|etag|id$/i

function staysHere(call: TSESTree.CallExpression): boolean {
  let value = wrapped(call)
  while (value.parent && isText(value.parent)) value = wrapped(value.parent)
  const { parent } = value
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const name = lastName(parent.callee) ?? ''
      return local.test(name) || masking.test(name)
    }
    case 'MemberExpression':
      return parent.object === value
    case 'BinaryExpression':
      return true
    case 'Property':
      return localNames.test(nameOf(parent) ?? '')
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && localNames.test(parent.id.name)
    case 'AssignmentExpression':
      return (
        localNames.test(lastName(parent.left) ?? '') || /^env$/.test(lastName(objectOf(parent.left)) ?? '')
      )
    default:
      return false
  }
}

/** What the text becomes a part of. */
const isText = (node: TSESTree.Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+')

function objectOf(node: TSESTree.Node): TSESTree.Node {
  const bare = unwrap(node)
  return bare.type === 'MemberExpression' ? bare.object : bare
}
