/** Sites that a framework builds and serves, in a folder of their own beside the installed packages. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

type Settings = Readonly<Record<string, string>>

export interface Site {
  readonly folder: string
  /** Runs a command of the framework to its end: a file in `node_modules` and what follows it. */
  readonly run: (command: readonly [file: string, ...args: string[]], settings: Settings) => void
  /** Runs a server while it is asked. */
  readonly serve: <Result>(
    command: (port: string) => readonly [file: string, ...args: string[]],
    settings: (port: string) => Settings,
    ask: (url: string) => Promise<Result>,
  ) => Promise<Result>
}

export function siteOf(files: Readonly<Record<string, string>>): Site {
  const folder = mkdtempSync(path.join(process.cwd(), 'site-'))
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const environment = (settings: Settings) => ({
    ...process.env,
    CI: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    ...settings,
  })
  return {
    folder,
    run(command, settings) {
      const { status, stdout, stderr } = spawnSync(process.execPath, command, {
        cwd: folder,
        env: environment(settings),
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
    },
    async serve(command, settings, ask) {
      const port = await freePort()
      const server = spawn(process.execPath, command(port), {
        cwd: folder,
        env: environment(settings(port)),
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => server.on('exit', resolve))
      try {
        await hasStarted(port)
        return await ask(`http://127.0.0.1:${port}`)
      } finally {
        server.kill()
        await ended
      }
    },
  }
}

async function hasStarted(port: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (isUp) return
    await setTimeout(100)
  }
  throw new Error('the server did not start within 30 seconds')
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return String(port)
}
