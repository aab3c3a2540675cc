import type { DetectedLibrary } from '../catalogue/types.ts'

/** The shared settings under `settings['secret-key']`. */
export interface SharedSettings {
  /** Globs of the modules that read secret settings and hand keys out, relative to the working directory. */
  readonly keyModules?: readonly string[]
  /** Libraries and wrappers of the user's own, made with `defineLibrary`. */
  readonly libraries?: readonly DetectedLibrary[]
  /** Whether code that runs in tests only is looked at. */
  readonly tests?: 'ignore' | 'report'
  /** Names of settings that are one key in every package that reads them. */
  readonly sharedKeys?: readonly string[]
}

const isStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

const isLibraries = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (item: unknown) =>
      typeof item === 'object' &&
      item !== null &&
      'package' in item &&
      typeof item.package === 'string' &&
      'sinks' in item &&
      Array.isArray(item.sinks),
  )

const expected: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  keyModules: [isStrings, 'an array of globs'],
  libraries: [isLibraries, 'an array of entries made with defineLibrary'],
  tests: [(value) => value === 'ignore' || value === 'report', "'ignore' or 'report'"],
  sharedKeys: [isStrings, 'an array of names of settings'],
}

const checked = new WeakSet()

/**
 * The shared settings of a run, checked once.
 *
 * @throws an error that names the setting when one is unknown or of the wrong form: ESLint checks options, not settings.
 */
export function checkedSettings(given: unknown): SharedSettings {
  if (given === undefined) return {}
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error("settings['secret-key'] must be an object.")
  }
  if (checked.has(given)) return given
  for (const [name, value] of Object.entries(given)) {
    const known = expected[name]
    if (!known) {
      const names = Object.keys(expected).join(', ')
      throw new Error(`settings['secret-key'].${name} is unknown. Known are: ${names}.`)
    }
    if (value !== undefined && !known[0](value)) {
      throw new Error(`settings['secret-key'].${name} must be ${known[1]}.`)
    }
  }
  checked.add(given)
  return given
}
