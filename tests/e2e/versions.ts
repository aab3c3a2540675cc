/** What the tests install, in the versions that were seen to work on every Node.js that the package supports. */
export const versions = {
  eslint: 'eslint@10.15.0',
  languageServer: 'vscode-langservers-extracted@4.10.0',
  oxlint: 'oxlint@1.94.0',
  typescript: 'typescript@6.0.3',
  typescriptEslint: 'typescript-eslint@8.72.0',
} as const
