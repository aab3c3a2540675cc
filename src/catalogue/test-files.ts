const folders = /(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|cypress|specs?|fixtures?|testing|mocks|stories|seeds?|seeders)\//i
const files = /\.(?:test|spec|e2e-spec|e2e|stories|cy|mock|fixture)\.[cm]?[jt]sx?$|(?:^|\/)(?:setupTests|jest\.setup|vitest\.setup|seed)\.[cm]?[jt]sx?$/i

/** Whether a file runs in tests only, by its path. */
export function isTestFile(path: string): boolean {
  const relative = path.replaceAll('\\', '/')
  return folders.test(relative) || files.test(relative)
}
