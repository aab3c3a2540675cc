/** Where a bundler or framework is told what to copy into the code that the browser gets. */

/** A property of a configuration file whose values the client gets. */
export interface ClientConfig {
  /** The end of the file's name, without its extension. */
  readonly file: RegExp
  /** The property, with those that it stands in. */
  readonly path: string
}

export const clientConfigs: readonly ClientConfig[] = [
  { file: /^next\.config$/, path: 'env' },
  { file: /^next\.config$/, path: 'publicRuntimeConfig' },
  { file: /^nuxt\.config$/, path: 'env' },
  { file: /^nuxt\.config$/, path: 'publicRuntimeConfig' },
  { file: /^nuxt\.config$/, path: 'runtimeConfig.public' },
  { file: /^(?:astro|nuxt|remix|rsbuild|svelte|vite|vue)\.config/, path: 'define' },
  { file: /^app\.config$/, path: 'extra' },
  { file: /^docusaurus\.config$/, path: 'customFields' },
  { file: /^gatsby-config$/, path: 'siteMetadata' },
]

/** Functions of bundlers that take what they copy in an option `define`. */
export const definingFunctions: ReadonlySet<string> = new Set([
  'esbuild build',
  'esbuild buildSync',
  'esbuild context',
  'esbuild transform',
  'esbuild transformSync',
  '(global) Bun.build',
  'vite build',
  'vite defineConfig',
  'vite createServer',
])

/** Plugins of webpack and Rspack that copy what they are given. */
export const definingPlugins = /^(?:DefinePlugin|EnvironmentPlugin)$/
/** Plugins of Rollup that copy what they are given, or what stands in `values`. */
export const replacingPlugins: ReadonlySet<string> = new Set([
  '@rollup/plugin-replace',
  'rollup-plugin-replace',
])
/** How a configuration says that what is built runs on a server. */
export const buildsForServer =
  /\bplatform\s*:\s*['"](?:node|neutral)['"]|\btarget\s*:\s*(?:\[\s*)?['"](?:node|async-node|bun|electron-main)|\bssr\s*:\s*(?:true|['"])|externalsPresets\s*:\s*\{\s*node|\bformat\s*:\s*['"](?:cjs|commonjs)['"]/
