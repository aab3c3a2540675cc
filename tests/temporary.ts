import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Gives the run one folder for all that its tests write, which goes with the run, however their files share workers. */
export default function setUp(): () => void {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'secret-key-tests-'))
  // Windows has no TMPDIR.
  for (const name of ['TMPDIR', 'TEMP']) process.env[name] = folder
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
