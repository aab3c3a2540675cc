import type { TSESTree } from '@typescript-eslint/utils'

import { namesFallbackKey, wordsOf } from '../catalogue/setting-names.ts'
import { fallbackWords } from '../catalogue/setting-words.ts'
import { callsWithAnother } from './alike-calls.ts'
import { functionAround, isInside } from './ast.ts'
import { isOlder, nameOfMember } from './member-names.ts'
import { namesAround } from './names-around.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { verifies } from './verifying.ts'

/** An older key that something new is signed or encrypted with. */
export interface SigningFallback {
  readonly node: TSESTree.Node
  readonly sinkCall: SinkCall
  readonly name: string
}

/** Whether a call that signs or encrypts is given a key that its names say to be an older one. */
export function findSigningFallback(sinkCall: SinkCall): SigningFallback | undefined {
  const { key, origins, unseen } = sinkCall
  const [origin, ...others] = origins
  if (!origin || others.length > 0 || origin.guards || unseen || !makes(sinkCall)) return undefined
  if (origin.kind === 'array' || origin.kind === 'object' || origin.kind === 'literal') return undefined
  const member = { node: key, origins }
  const name = nameOfMember(member)
  if (name === undefined || !isOlder(member) || isMadeWithBoth(sinkCall)) return undefined
  return isOlderForCertain(name) || hasNewer(name, sinkCall.file, origin.file)
    ? { node: key, sinkCall, name }
    : undefined
}

const making = /^(?:sign|issue|create|generate|make|mint|encrypt|seal)/i

function makes(sinkCall: SinkCall): boolean {
  switch (sinkCall.sink.role) {
    case 'sign':
    case 'encrypt':
      return true
    case 'sign or verify':
    case 'encrypt or decrypt': {
      const around = namesAround(sinkCall).find(({ of }) => of === 'function')
      return around !== undefined && making.test(around.name) && !verifies(sinkCall)
    }
    default:
      return false
  }
}

/** The same is made with another key beside it: whoever gets it may know either. */
function isMadeWithBoth({ node, key, file }: SinkCall): boolean {
  if (node.type !== 'CallExpression') return false
  const index = node.arguments.findIndex((argument) => isInside(key, argument))
  return callsWithAnother(node, index, file).some((other) => functionAround(other) === functionAround(node))
}

// A legacy or secondary key may be the only one of a system of that name.
const certain: ReadonlySet<string> = new Set(['old', 'older', 'oldest', 'previous', 'prev'])

const isOlderForCertain = (name: string): boolean => wordsOf(name).some((word) => certain.has(word))

/** Whether the files know a key of the same name that is not the older one. */
function hasNewer(name: string, ...files: readonly SourceFile[]): boolean {
  const core = wordsOf(name)
    .filter((word) => !fallbackWords.has(word))
    .join(' ')
  const names = new Set(files.flatMap(({ text }) => text.match(/[A-Za-z_$][\w$]*/g) ?? []))
  return [...names].some((other) => !namesFallbackKey(other) && wordsOf(other).join(' ') === core)
}
