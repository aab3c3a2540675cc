/** The catalogue for other tools: `import { libraries, defineLibrary } from 'eslint-plugin-secret-key/catalogue'`. */
export { defineLibrary } from './define-library.ts'
export { libraries } from './libraries/index.ts'
export type * from './types.ts'
