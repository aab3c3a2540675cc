import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import n from 'eslint-plugin-n'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

const onlyFactsKnowTheAst = 'Only src/facts knows the AST: ask factsOf(context).'
const astImports = [
  {
    regex: '^(@typescript-eslint/utils|@typescript-eslint/types|estree)$',
    importNamePattern: '^(TSESTree|AST_NODE_TYPES|AST_TOKEN_TYPES)$',
    message: onlyFactsKnowTheAst,
  },
  {
    regex: '^@typescript-eslint/(utils/ast-utils|parser|typescript-estree|scope-manager)$',
    message: onlyFactsKnowTheAst,
  },
]

/**
 * Holds the layering: a file in `folder` imports from its own folder, from packages and from `allowed` (paths in src).
 * How many `../` lead out of the folder depends on the file's depth in it, so each depth has a config of its own.
 */
function layer(folder, allowed, patterns) {
  const allowedPaths = allowed.map((path) => path.replaceAll('.', '\\.')).join('|')
  const message = `src/${folder} imports only ${allowed.join(', ')} from the rest of src.`
  return [0, 1, 2, 3].map((depth) => ({
    name: `layer of src/${folder}, depth ${depth}`,
    files: [`src/${folder}/${'*/'.repeat(depth)}*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [...patterns, { regex: `^(\\.\\./){${depth + 1}}(?!(${allowedPaths}))`, message }] },
      ],
    },
  }))
}

const metaOrder = [
  'type',
  'docs',
  'languages',
  'deprecated',
  'fixable',
  'hasSuggestions',
  'schema',
  'defaultOptions',
  'messages',
]
const testCaseOrder = [
  'name',
  'filename',
  'code',
  'output',
  'options',
  'settings',
  'languageOptions',
  'errors',
]

export default defineConfig([
  globalIgnores([
    'dist',
    'coverage',
    'site/.vitepress/{cache,dist}',
    'examples',
    'tests/**/fixtures',
    'tests/programs/*/*',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  n.configs['flat/recommended-module'],
  {
    rules: {
      // TypeScript resolves imports, and it knows that ./x.ts becomes ./x.js.
      'n/no-missing-import': 'off',
      'n/prefer-node-protocol': 'error',
      // dist/cli.js is the bin.
      'n/hashbang': ['error', { additionalExecutables: ['src/cli.ts'] }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // A package that is loaded only when it is needed gets its type from typeof import('...').
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // An import of inline types alone stays in the build, and loads the module.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // The enums of the AST and of scopes are written as strings: as values they cost start-up time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    name: "the HTML report's page: TypeScript knows the browser, and what one script takes from another",
    files: ['page/*.js'],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-undef': 'off', 'no-unused-vars': 'off', 'n/no-unsupported-features/node-builtins': 'off' },
  },
  {
    name: 'not in the package',
    files: ['*.config.{js,ts}', 'tests/**/*.{ts,mjs}', 'tools/**/*.ts', 'site/**/*.ts', 'benchmarks/**/*'],
    rules: {
      'n/no-unpublished-import': 'off',
      'n/no-process-exit': 'off',
      'n/no-unsupported-features/node-builtins': ['error', { allowExperimental: true }],
    },
  },
  {
    name: 'packages that are installed for their contracts only, and have no types here',
    files: ['tests/contracts/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // What a package answers at once in one version, it promises in the next.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // Frameworks want classes.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['src/rules/*.ts', 'tests/rules/**/*.ts'],
    extends: [eslintPlugin.configs['all-type-checked']],
    rules: {
      // RuleCreator adds the URL, where this rule cannot see it.
      'eslint-plugin/require-meta-docs-url': 'off',
      // It is the severity in the recommended config here, not a boolean.
      'eslint-plugin/require-meta-docs-recommended': 'off',
      'eslint-plugin/meta-property-ordering': ['error', metaOrder],
      'eslint-plugin/test-case-property-ordering': ['error', testCaseOrder],
      'eslint-plugin/require-test-case-name': ['error', { require: 'always' }],
    },
  },
  {
    name: 'code that is linted must not make a regular expression backtrack',
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error' },
  },
  {
    name: 'start-up cost',
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          name: '@typescript-eslint/utils',
          allowTypeImports: true,
          message: 'Import values from its sub-paths: the main entry adds 0.1 s to the start of ESLint.',
        },
      ],
    },
  },
  {
    name: 'layer of src',
    files: ['src/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: astImports }] },
  },
  {
    name: 'layer of src, the file that every layer imports',
    files: ['src/docs-urls.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...astImports,
            {
              regex: '^\\./(?!catalogue/)',
              message:
                'Every layer above the catalogue may import this file, so it imports the catalogue at most.',
            },
          ],
        },
      ],
    },
  },
  layer('catalogue', [], astImports),
  layer('languages', [], astImports),
  layer('facts', ['catalogue/'], []),
  layer('rules', ['catalogue/', 'facts/', 'languages/', 'docs-urls.ts', 'rule-options.ts'], astImports),
  layer('impact', ['catalogue/', 'facts/', 'docs-urls.ts'], astImports),
])
