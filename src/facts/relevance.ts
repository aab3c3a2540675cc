import type { SinkIndex } from './sink-index.ts'
import { packageOf } from './sink-index.ts'

// What stands in front of a specifier; the specifier itself is looked up in the catalogue.
const specifiers =
  /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*(?:\/\*.*?\*\/\s*)?["'`]([^"'`\n]{1,120})["'`]/g
const environment =
  /\bprocess\b|\bimport\.meta\b|\b(?:Deno|Bun)\b|\benv\b|config|settings|nconf|defineSecret|getSecret/i
const speaksOfKeys = /secret|(?:[^a-z]|[a-z](?=K))keys?(?![a-z])|salt|pepper|passw|passphrase|jwt/i

/** Whether a text mentions a library of the catalogue, or a global or host name that stands for one. */
export function mentions(text: string, sinks: SinkIndex): boolean {
  for (const match of text.matchAll(specifiers)) {
    if (match[1] !== undefined && sinks.packages.has(packageOf(match[1]))) return true
  }
  for (const sign of sinks.texts) if (text.includes(sign)) return true
  return false
}

/** Whether a file can matter to any rule at all: a text test, so that all other files cost nothing else. */
export function isRelevant(text: string, path: string, sinks: SinkIndex): boolean {
  if (mentions(text, sinks)) return true
  if (speaksOfKeys.test(text) && (environment.test(text) || /\bimport\b|\brequire\b/.test(text))) return true
  const bare = path.replaceAll('\\', '/').replace(/\.[cm]?[jt]sx?$/, '')
  return sinks.configFiles.some(({ sink }) => [sink.file].flat().some((ending) => bare.endsWith(ending)))
}
