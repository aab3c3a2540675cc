import { isTestFile } from './test-files.ts'

/** Parts of the names of environment files that hold no key of an installation: `.env.example`, `dev.env`. */
const withoutKeys: ReadonlySet<string> = new Set([
  // To be copied and filled in.
  ...[
    'example',
    'examples',
    'exemple',
    'sample',
    'samples',
    'template',
    'tmpl',
    'tpl',
    'dist',
    'default',
    'defaults',
  ],
  ...['schema', 'skeleton', 'demo'],
  // Of a developer's machine and of CI.
  ...['development', 'dev', 'ci', 'cypress', 'playwright'],
  // Encrypted.
  'vault',
])

/** Whether the keys in an environment file protect an installation, by the name of the file. */
export function holdsKeys(path: string): boolean {
  const name = path.toLowerCase().split(/[\\/]/).at(-1) ?? ''
  return !isTestFile(path) && !name.split(/[._-]/).some((part) => withoutKeys.has(part))
}
