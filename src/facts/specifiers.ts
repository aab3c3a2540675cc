/** How the specifier of one of the project's own modules begins, as a part of a regular expression. */
export const ownPath = '(?<own>\\.|@/|~|#)'

const own = new RegExp(`^${ownPath}`)

/** Whether a specifier is one of the project's own by its form; a name under `paths` of a tsconfig.json is not. */
export const isOwnSpecifier = (specifier: string): boolean => own.test(specifier)

/** The package that a specifier belongs to: `@scope/name/sub` gives `@scope/name`. */
export function packageOf(specifier: string): string {
  const bare = specifier.replace(/^node:/, '')
  const parts = bare.split('/')
  return bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare)
}
