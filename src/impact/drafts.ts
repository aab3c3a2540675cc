import type { Spot, SummaryKey, SummaryLifetime, SummaryRead, SummaryUse } from '../facts/summary.ts'

/** A key of the project with everything that the files say of it, before anything is concluded. */
export interface Draft {
  readonly name: string
  readonly kind: 'setting' | 'literal' | 'generated' | 'unknown'
  /** The package whose key it is. */
  readonly package: string
  readonly reads: readonly SummaryRead[]
  readonly arrivals: readonly Arrival[]
  readonly handedOn: readonly (Spot & { readonly to: string })[]
  /** Cookies that a framework signs in the packages of this key. */
  readonly signedCookies: readonly SummaryLifetime[]
}

/** A key at a sink. */
export interface Arrival {
  readonly use: SummaryUse
  /** The places from which this key comes to it. */
  readonly keys: readonly SummaryKey[]
  /** Settings beside it in the ring. */
  readonly beside: readonly SummaryKey[]
  readonly readByLibrary: boolean
  /** The name by which it was taken for this key, where its origin cannot be followed. */
  readonly joinedBy?: string | undefined
}

/** `useRuntimeConfig().session.password` has a namespace without a name in front. */
export function settingName(name: string): string {
  return name.replace(/^\./, '')
}

/** The same text for the same place. */
export const placeOf = ({ file, line, column }: Spot): string => `${file}:${line}:${column}`

/** The first of those that stand in the same place. */
export function distinctPlaces<Item extends Spot>(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(placeOf(item)) && seen.add(placeOf(item)))
}

/** Whether what holds a value is called a configuration. */
export function isOfConfiguration(name: string): boolean {
  return /config|conf|settings|env|secrets|options/i.test(name.split('.').slice(0, -1).join('.'))
}
