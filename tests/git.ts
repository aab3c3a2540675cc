import { execFileSync } from 'node:child_process'

/** What git asks of whoever commits, whatever the settings of the machine are. */
export const somebody: readonly string[] = [
  'user.name=Somebody',
  'user.email=somebody@example.com',
  'commit.gpgsign=false',
].flatMap((setting) => ['-c', setting])

/** Makes a repository of a folder, with one commit of these paths. */
export function commitIn(folder: string, ...paths: readonly string[]): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...somebody, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  git('init', '--quiet')
  git('add', '--force', ...paths)
  git('commit', '--quiet', '--no-verify', '--message', 'made up')
}
