import type { TSESTree } from '@typescript-eslint/utils'

/** As much of TypeScript's checker as is asked; nothing of TypeScript is loaded for it. */
interface Type {
  readonly types?: readonly Type[]
  readonly symbol?: { readonly name: string }
  getCallSignatures(): readonly unknown[]
  isUnion(): boolean
}

interface Services {
  readonly program: {
    getTypeChecker(): {
      isArrayType(type: Type): boolean
      isTupleType(type: Type): boolean
      typeToString(type: Type): string
    }
  }
  getTypeAtLocation(node: TSESTree.Node): Type
}

/** How many keys a type lets through; undefined where it may be anything. */
export type TypedShape = 'one key' | 'ring' | undefined

/** What a parser knows of the types of a file. */
export type Types = (node: TSESTree.Node) => TypedShape

/** The types that typescript-eslint's parser offers where it was given a project. */
export function typesOf(services: unknown): Types | undefined {
  if (!hasTypes(services)) return undefined
  return (node) => shapeOf(services.getTypeAtLocation(node), services)
}

function hasTypes(services: unknown): services is Services {
  return (
    typeof services === 'object' &&
    services !== null &&
    'program' in services &&
    Boolean(services.program) &&
    'getTypeAtLocation' in services
  )
}

const single = /^(?:string|Buffer|Uint8Array|KeyObject|CryptoKey)\b(?!\[)/
const several = /^(?:Map|ReadonlyMap|ReadonlySet|Set)$/
const nothing = /^(?:null|undefined|false|"")$/

function shapeOf(type: Type, services: Services): TypedShape {
  const checker = services.program.getTypeChecker()
  if (type.isUnion()) {
    const shapes = (type.types ?? [])
      .filter((member) => !nothing.test(checker.typeToString(member)))
      .map((member) => shapeOf(member, services))
    if (shapes.includes('ring')) return 'ring'
    return shapes.length > 0 && !shapes.includes(undefined) ? 'one key' : undefined
  }
  if (checker.isArrayType(type) || checker.isTupleType(type) || type.getCallSignatures().length > 0)
    return 'ring'
  if (several.test(type.symbol?.name ?? '')) return 'ring'
  return single.test(checker.typeToString(type)) ? 'one key' : undefined
}
