import fs from 'node:fs'

import { describeConsequence, list, pageOf, rotationOf } from '../catalogue/describe.ts'
import { libraries } from '../catalogue/detection.ts'
import { kindOfSetting } from '../catalogue/setting-names.ts'

const docs = new URL('../../docs/', import.meta.url)

/** The page about a package, a rule or a setting, as Markdown; undefined where nothing is known of that name. */
export function explain(name: string): string | undefined {
  const library = libraries.find(
    (candidate) => candidate.package === name || candidate.package === `node:${name}`,
  )
  if (library) return page(`rotation-impact/${pageOf(library.package)}`)
  const rule = name.replace(/^secret-key\//, '')
  if (/^[a-z][a-z-]*$/.test(rule)) {
    const found = page(`rules/${rule}.md`)
    if (found !== undefined) return found
  }
  return sharedSetting(name) ?? setting(name)
}

function page(file: string): string | undefined {
  try {
    return fs.readFileSync(new URL(file, docs), 'utf8')
  } catch {
    return undefined
  }
}

/** A section of the page about `settings['secret-key']`. */
function sharedSetting(name: string): string | undefined {
  const lines = page('settings.md')?.split('\n') ?? []
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+\s*|`/g, '').trim() === name)
  if (start === -1) return undefined
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1
  const length = lines.slice(start + 1).findIndex((line) => (/^(#+) /.exec(line)?.[1]?.length ?? 9) <= level)
  return lines.slice(start, length === -1 ? undefined : start + 1 + length).join('\n')
}

/** What the name of a setting says, and which libraries read it by themselves. */
function setting(name: string): string | undefined {
  const readers = libraries.flatMap((library) =>
    library.sinks.flatMap((sink) =>
      'setting' in sink && [sink.setting].flat().includes(name) ? [{ library, sink }] : [],
    ),
  )
  const kind = kindOfSetting(name)
  if (readers.length === 0 && kind === 'not secret') return undefined
  const lines = [`# ${name}`, '', wordsFor(kind)]
  if (readers.length > 0) {
    const packages = [...new Set(readers.map(({ library }) => library.package))]
    lines.push(
      '',
      `${list(packages.map((one) => `\`${one}\``))} ${packages.length === 1 ? 'reads' : 'read'} it without being given it.`,
    )
    for (const one of packages) {
      const reader = readers.find(({ library }) => library.package === one)
      if (!reader) continue
      const consequence = describeConsequence(rotationOf(reader.library, reader.sink))
      lines.push(
        '',
        `With \`${one}\`, rotating it ${consequence}. The page: \`npx --no-install secret-key explain ${one}\``,
      )
    }
  } else {
    lines.push(
      '',
      `What rotating it does depends on the code that reads it: \`npx --no-install secret-key impact --key ${name}\``,
    )
  }
  return lines.join('\n')
}

function wordsFor(kind: ReturnType<typeof kindOfSetting>): string {
  switch (kind) {
    case 'own key':
      return "By its name it holds a key of the application's own: its owners make it and rotate it."
    case 'third party':
      return 'By its name it holds a secret that somebody else issues: a new one is made there.'
    case 'not secret':
      return 'Its name does not say that it is secret.'
  }
}

/** Names of packages and rules that are close to one that nothing is known of, the closest first. */
export function similarTo(name: string): readonly string[] {
  const wanted = bare(name)
  if (wanted.length < 3) return []
  return [...libraries.map((library) => library.package), ...ruleNames()]
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, bare(candidate)) }))
    .filter(({ candidate, distance }) => distance <= 2 || bare(candidate).includes(wanted))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ candidate }) => candidate)
}

/** Each rule has a page. */
function ruleNames(): readonly string[] {
  const pages = fs.readdirSync(new URL('rules', docs))
  return pages.filter((file) => /^[a-z].*\.md$/.test(file)).map((file) => file.replace(/\.md$/, ''))
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** How many letters have to be put in, left out or exchanged. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(a).entries()) {
    const above = row
    row = [i + 1]
    for (const [j, other] of Array.from(b).entries())
      row.push(
        Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (above[j] ?? 0) + (letter === other ? 0 : 1)),
      )
  }
  return row.at(-1) ?? 0
}
