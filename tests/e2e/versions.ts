/** What the tests install, in the versions that were seen to work on every Node.js that the package supports. */
export const versions = {
  eslint: 'eslint@10.15.0',
  formatters: [
    '@microsoft/eslint-formatter-sarif@3.1.0',
    'eslint-formatter-checkstyle@9.0.1',
    'eslint-formatter-github-annotations@0.1.0',
    'eslint-formatter-gitlab@7.2.0',
    'eslint-formatter-junit@9.0.1',
  ],
  husky: 'husky@9.1.7',
  lefthook: 'lefthook@2.2.2',
  lintStaged: 'lint-staged@16.4.0',
  mcp: '@eslint/mcp@0.3.13',
  simpleGitHooks: 'simple-git-hooks@2.14.0',
  languageServer: 'vscode-langservers-extracted@4.10.0',
  oxlint: 'oxlint@1.94.0',
  pnpm: 'pnpm@10.34.8',
  typescript: 'typescript@6.0.3',
  typescriptEslint: 'typescript-eslint@8.72.0',
} as const
