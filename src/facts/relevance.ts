import type { Modules } from './modules.ts'
import { packageOf } from './sink-index.ts'
import type { SinkIndex } from './sink-index.ts'

// What stands in front of a specifier; the specifier itself is looked up in the catalogue.
const specifiers =
  /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*(?:\/\*.*?\*\/\s*)?["'`]([^"'`\n]{1,120})["'`]/g

function specifiersIn(text: string): readonly string[] {
  return [...text.matchAll(specifiers)].map((match) => match[1] ?? '')
}

/** Whether a text mentions a library of the catalogue, or a global or host name that stands for one. */
export function mentions(text: string, sinks: SinkIndex): boolean {
  return (
    specifiersIn(text).some((specifier) => sinks.packages.has(packageOf(specifier))) ||
    mentionsText(text, sinks)
  )
}

function mentionsText(text: string, sinks: SinkIndex): boolean {
  for (const sign of sinks.texts) if (text.includes(sign)) return true
  return false
}

const environment =
  /\bprocess\b|\bimport\.meta\b|\b(?:Deno|Bun)\b|\benv\s*\(|[eE]nv(?:Var)?\(|\$env\/|astro:env|[cC]onfig(?:uration|Service)?\b|\bnconf\b|useRuntimeConfig|defineSecret|getSecret/
const secretName = /secret|_KEYS?\b|[a-z]Keys?\b|password|PASSWORD|SECRET|SALT|salt\b|PEPPER|pepper|JWT|jwt/

/** Whether a text may read a secret setting. */
function mayReadSecrets(text: string): boolean {
  return secretName.test(text) && environment.test(text)
}

// Names that an import of the project's own shows when it signs, seals or hands out keys.
const ownImport =
  /(?:\bimport\s[^;'"]*?\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["'](?:\.{1,2}\/|@\/|~|#)[^"'\n]*["']/g
const suspicious = /sign|verif|crypt|cipher|token|secret|key|jwt|jws|session|auth|hmac|cookie|seal|hash/i

/** Specifiers of the project's own modules whose names, or the names that are imported, speak of keys. */
function suspiciousImports(text: string): readonly string[] {
  return [...text.matchAll(ownImport)].flatMap(([statement]) =>
    suspicious.test(statement) ? specifiersIn(statement) : [],
  )
}

/**
 * Whether a file can matter to any rule at all: a text test, so that all other files cost nothing else. An import of the
 * project's own counts when the imported file mentions a library.
 */
export function isRelevant(text: string, path: string, sinks: SinkIndex, modules: () => Modules): boolean {
  if (mentions(text, sinks) || mayReadSecrets(text) || isConfigFile(path, sinks)) return true
  return suspiciousImports(text).some((specifier) => {
    const target = modules().resolve(specifier, path)
    return target !== undefined && modules().mayLeadToSink(target)
  })
}

function isConfigFile(path: string, sinks: SinkIndex): boolean {
  const bare = path.replaceAll('\\', '/').replace(/\.[cm]?[jt]sx?$/, '')
  return sinks.configFiles.some(({ sink }) =>
    [sink.file].flat().some((ending) => bare.endsWith(`/${ending}`)),
  )
}
