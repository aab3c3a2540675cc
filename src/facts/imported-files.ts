import { importsOf } from './relevance.ts'
import type { SourceFile } from './source-file.ts'

// More than this is a whole application, which is what the report is for.
const mostFiles = 60

/** The files of the project that a file imports, directly or not, as far as keys may be used in them. */
export function importedFiles(file: SourceFile): readonly SourceFile[] {
  const found = new Map<string, SourceFile>([[file.path, file]])
  for (const at of found.values()) {
    if (found.size > mostFiles) break
    for (const { specifier } of importsOf(at.program, at.text)) {
      const target = file.modules.resolve(specifier, at.path)
      if (target === undefined || found.has(target) || !file.modules.mayLeadToSink(target)) continue
      const loaded = file.modules.load(target, at)
      if (loaded) found.set(target, loaded)
    }
  }
  found.delete(file.path)
  return [...found.values()]
}
