import { secondsPerNumber } from '../catalogue/lifetimes.ts'
import type { SummaryLifetime } from '../facts/summary.ts'
import { distinctPlaces } from './drafts.ts'
import type { Draft } from './drafts.ts'
import { placeOnly } from './runbook.ts'
import type { Lifetime } from './types.ts'
import type { Known } from './uses.ts'

/** How long what the key makes is accepted, as far as the code says, the longest first. */
export function lifetimesOf(known: readonly Known[], { signedCookies }: Draft): readonly Lifetime[] {
  const found = known.flatMap(({ arrival: { use } }) =>
    use.lifetimes.map((lifetime) => asLifetime(lifetime, use.library)),
  )
  const signer = known.find(({ use }) => use.kinds.includes('cookies'))
  const cookies = signer ? signedCookies.map((lifetime) => asLifetime(lifetime, signer.use.library)) : []
  return distinctPlaces(longestFirst([...found, ...cookies]))
}

/** A lifetime in seconds, by what a number means to the library. */
export function asLifetime(
  { file, line, column, option, amount, seconds, setting }: SummaryLifetime,
  library: string,
): Lifetime {
  const factor = amount === undefined ? undefined : secondsPerNumber(library, option)
  const length = seconds ?? (amount === undefined || factor === undefined ? undefined : amount * factor)
  return {
    ...placeOnly({ file, line, column }),
    option,
    ...(length === undefined ? {} : { seconds: length }),
    ...(setting === undefined ? {} : { setting }),
  }
}

/** Those of unknown length come last. */
export function longestFirst(lifetimes: readonly Lifetime[]): readonly Lifetime[] {
  return [...lifetimes].sort((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1))
}
