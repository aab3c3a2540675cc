/** A rule and the line that it reports. */
export interface Place {
  readonly line: number
  readonly rule: string
}

const marker = /(?:\/\/|\/\*)\s*expect:\s*(?<rules>[^*]*)/

/** The findings that comments `// expect: rule, rule` ask for, each on the line below its comment. */
export function expectedPlaces(text: string): Place[] {
  return text.split('\n').flatMap((line, index) => {
    const rules = marker.exec(line)?.groups?.rules?.split(',') ?? []
    return rules.map((rule) => ({ line: index + 2, rule: rule.trim() }))
  })
}

/** What was expected and not found, and what was found and not expected. A second report of one place is not expected. */
export function compare<Item>(
  expected: readonly Item[],
  found: readonly Item[],
  keyOf: (item: Item) => string,
): { missing: Item[]; unexpected: Item[] } {
  const left = new Map<string, Item[]>()
  for (const item of expected) left.set(keyOf(item), [...(left.get(keyOf(item)) ?? []), item])
  const unexpected = found.filter((item) => left.get(keyOf(item))?.pop() === undefined)
  return { missing: [...left.values()].flat(), unexpected }
}
