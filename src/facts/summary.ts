import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import { describeRemedy, rotationOf } from '../catalogue/describe.ts'
import type { SettingKind } from '../catalogue/setting-names.ts'
import { kindOfSetting } from '../catalogue/setting-names.ts'
import type { KeyRing, Role, Rotation } from '../catalogue/types.ts'
import { arrivingKeys } from './arriving-keys.ts'
import type { ArrivingKey } from './arriving-keys.ts'
import { chainNames, nameOf } from './ast.ts'
import { handedOn } from './handed-on.ts'
import type { FileFacts } from './index.ts'
import { shapeOf } from './key-ring.ts'
import type { KeyShape } from './shape-by-name.ts'
import { lifetimesOf, signedCookies } from './lifetimes.ts'
import type { FoundLifetime } from './lifetimes.ts'
import { namesAround } from './names-around.ts'
import type { NameAround } from './names-around.ts'
import { calledName } from './names-behind.ts'
import { isInTest, isKeyModule } from './place.ts'
import type { SettingRead } from './setting-reads.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { verifies } from './verifying.ts'

/**
 * The facts of one file as plain data, which can go to another thread and into a report: places instead of nodes, names
 * instead of values.
 */
export interface FileSummary {
  readonly path: string
  readonly keyModule: boolean
  readonly reads: readonly SummaryRead[]
  readonly uses: readonly SummaryUse[]
  readonly handedOn: readonly (Spot & { readonly setting: string; readonly to: string })[]
  /** Cookies that the framework signs; what key it has was said elsewhere. */
  readonly signedCookies: readonly SummaryLifetime[]
  readonly sharedKeys: readonly string[]
}

/** A place, from the project's root. */
export interface Spot {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface SummaryRead extends Spot, Pick<SettingRead, 'name' | 'kind' | 'via' | 'use'> {
  readonly keyModule: boolean
  /** The properties that the value is put under: `{ session: { secret: process.env.KEY } }` gives session and secret. */
  readonly under: readonly string[]
}

export interface SummaryUse extends Spot {
  readonly library: string
  readonly call: string
  readonly role: Role
  readonly rotation: Rotation
  readonly rotatedBy?: 'third party'
  readonly keyRing: KeyRing
  readonly remedy: string
  readonly verifies: boolean
  readonly shape: KeyShape
  readonly keys: readonly SummaryKey[]
  readonly lifetimes: readonly SummaryLifetime[]
  readonly names: readonly NameAround[]
  /** The calls that this one, of a function or class of the project, passes the key on to: the library's own last. */
  readonly wraps: readonly Spot[]
}

export interface SummaryKey extends Spot {
  readonly kind: ArrivingKey['kind']
  readonly name?: string
  readonly settingKind?: SettingKind
  readonly via?: ArrivingKey['via']
  readonly position: ArrivingKey['position']
  readonly several?: true
  readonly derived?: true
  readonly passphrase?: true
  readonly shared?: true
  /** Whether the file that it stands in is a key module. */
  readonly keyModule: boolean
}

export interface SummaryLifetime
  extends Spot, Pick<FoundLifetime, 'option' | 'amount' | 'seconds' | 'setting'> {}

/** The facts of a file as plain data; undefined when it has nothing to do with keys. */
export function summaryOf(facts: FileFacts): FileSummary | undefined {
  const { file } = facts
  if (!file) return undefined
  const { keyModules, tests } = facts.settings
  const inKeyModule = (of: SourceFile) => isKeyModule(relativePath(of), keyModules)
  const spot = (node: TSESTree.Node, of: SourceFile): Spot => ({
    file: relativePath(of),
    line: node.loc.start.line,
    column: node.loc.start.column + 1,
  })
  const lifetime = ({
    node,
    file: of,
    option,
    amount,
    seconds,
    setting,
  }: FoundLifetime): SummaryLifetime => ({
    ...spot(node, of),
    option,
    ...(amount === undefined ? {} : { amount }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(setting === undefined ? {} : { setting }),
  })
  const key = ({
    kind,
    name,
    node,
    file: of,
    position,
    several,
    derived,
    passphrase,
    shared,
    via,
  }: ArrivingKey): SummaryKey => ({
    ...spot(node, of),
    kind,
    position,
    keyModule: inKeyModule(of),
    ...(name === undefined ? {} : { name }),
    ...(kind === 'setting' && name !== undefined ? { settingKind: kindOfSetting(name) } : {}),
    ...(via === undefined ? {} : { via }),
    ...(several ? { several } : {}),
    ...(derived ? { derived } : {}),
    ...(passphrase ? { passphrase } : {}),
    ...(shared ? { shared } : {}),
  })
  const use = (call: SinkCall): SummaryUse => ({
    ...spot(call.node.type === 'Program' ? call.key : call.node, call.file),
    library: call.library.package,
    call: callWords(call),
    role: call.sink.role,
    rotation: rotationOf(call.library, call.sink),
    ...(call.sink.rotatedBy ? { rotatedBy: call.sink.rotatedBy } : {}),
    keyRing: call.sink.keyRing,
    remedy: describeRemedy(call.sink),
    verifies: verifies(call.wrapper?.sinkCall ?? call),
    shape: shapeOf(call),
    keys: arrivingKeys(call).map(key),
    lifetimes: [...lifetimesOf(call), ...(call.wrapper ? lifetimesOf(call.wrapper.sinkCall) : [])].map(
      lifetime,
    ),
    names: [...namesAround(call), ...(call.wrapper ? namesAround(call.wrapper.sinkCall) : [])],
    wraps: wrappedCalls(call).map(({ node, file: of }) => spot(node, of)),
  })
  const summary: FileSummary = {
    path: facts.path,
    keyModule: facts.isKeyModule(undefined),
    reads: facts.settingReads.map(({ node, name, kind, via, use: purpose, file: of }) => ({
      ...spot(node, of),
      name,
      kind,
      via,
      use: purpose,
      keyModule: inKeyModule(of),
      under: propertiesAround(node, of),
    })),
    uses: facts.sinkCalls.map(use),
    handedOn: handedOn(file)
      .filter(({ node }) => tests === 'report' || !isInTest(node, file))
      .map(({ node, setting, to }) => ({ ...spot(node, file), setting, to })),
    signedCookies: signedCookies(file).map(lifetime),
    sharedKeys: facts.settings.sharedKeys ?? [],
  }
  return summary
}

/** The path of a value in the object that it is written in. */
function propertiesAround(node: TSESTree.Node, file: SourceFile): readonly string[] {
  const names: string[] = []
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.type === 'Property' && parent.value === at) names.unshift(nameOf(parent) ?? '*')
    // NestJS puts what the function gives under a name: `registerAs('auth', () => ({ secret: process.env.KEY }))`.
    if (parent.type === 'CallExpression' && calledName(parent.callee, file) === 'registerAs') {
      const [namespace] = parent.arguments
      return namespace?.type === 'Literal' && typeof namespace.value === 'string'
        ? [namespace.value, ...names]
        : names
    }
    if (parent.type.endsWith('Declaration')) break
    if (/Statement$|Function/.test(parent.type) && !isWhatAFunctionGives(parent)) break
  }
  return names
}

function isWhatAFunctionGives({ type, parent }: TSESTree.Node): boolean {
  if (type === 'ReturnStatement' || type === 'BlockStatement') return true
  return /^(?:Arrow)?Function/.test(type) && parent?.type === 'CallExpression'
}

function wrappedCalls({ wrapper }: SinkCall): readonly SinkCall[] {
  return wrapper ? [wrapper.sinkCall, ...wrappedCalls(wrapper.sinkCall)] : []
}

function relativePath({ path: file, modules }: SourceFile): string {
  return path.relative(modules.root, file).replaceAll('\\', '/')
}

/** How the code writes the call: `jwt.sign`, `new Strategy`, `app.keys =`. */
function callWords({ node, sink }: SinkCall): string {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression': {
      if (node.callee.type === 'Super') return 'super'
      const names = chainNames(node.callee)
        .filter((name) => name !== '*')
        .slice(-3)
        .join('.')
        .replaceAll('.()', '()')
      return node.type === 'NewExpression' ? `new ${names || 'Class'}` : names || 'a function'
    }
    case 'AssignmentExpression':
      return `${chainNames(node.left).slice(-2).join('.')} =`
    default:
      if ('exported' in sink) return sink.exported
      return node.parent?.type === 'VariableDeclarator' || node.parent?.type === 'PropertyDefinition'
        ? `options ${node.parent.type === 'PropertyDefinition' ? (nameOf(node.parent) ?? '') : node.parent.id.type === 'Identifier' ? node.parent.id.name : ''}`.trim()
        : 'options'
  }
}
