import type { Library } from './types.ts'

/**
 * Declares a library: where its key enters, how it takes fallback keys, what rotating the key does.
 * Returns the entry as it is; the compiler checks it. Users declare their own libraries and wrappers with it.
 */
export function defineLibrary<const Entry extends Library>(entry: Entry): Entry {
  return entry
}
