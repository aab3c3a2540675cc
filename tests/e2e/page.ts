import { codeBlocks, read } from '../docs/markdown.ts'

/** A file that a page gives to copy: the block under `<!-- file: name -->`. */
export function fileIn(page: string, name: string): string {
  const found = codeBlocks(read(page)).filter(({ kind, rest }) => kind === 'file:' && rest === name)
  if (found.length !== 1) throw new Error(`${page} gives ${name} ${found.length} times`)
  return found[0]?.code ?? ''
}
