import { wordsOf } from '../catalogue/setting-names.ts'
import { nameOf } from './ast.ts'
import type { KeyUse } from './key-uses.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** Uses of a client secret, which a third party gave out to know the application by, as a key of the application. */
export function findIssuedUses(file: SourceFile, uses: readonly KeyUse[]): readonly KeyUse[] {
  if (uses.length === 0) return []
  const given = clientSecretsIn(file)
  return uses.filter(({ mark, name = '', purpose }) => {
    if (given.has(mark)) return true
    // Some parties want tokens that are signed with it; none wants sessions.
    const isOwn = purpose.possible.has('sessions') || purpose.possible.has('ciphertext')
    return purpose.told !== 'not' && isOwn && mark.startsWith('setting ') && isClientSecret(name)
  })
}

function isClientSecret(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word, index) => word === 'secret' && words[index - 1] === 'client')
}

/** What the file gives a third party's library as `clientSecret`. */
function clientSecretsIn(file: SourceFile): ReadonlySet<string> {
  const marks = file.nodes.objects.flatMap(({ properties }) =>
    properties.flatMap((property) => {
      if (property.type !== 'Property' || !/^client_?secret$/i.test(nameOf(property) ?? '')) return []
      return originsOf(property.value, file).flatMap((origin) =>
        origin.kind === 'setting' ? [`setting ${origin.name}`] : [],
      )
    }),
  )
  return new Set(marks)
}
