import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { read } from '../../docs/markdown.ts'
import { run } from '../project.ts'

interface Workflow {
  readonly permissions: unknown
  readonly jobs: {
    readonly release: {
      readonly permissions: Readonly<Record<string, string>>
      readonly steps: readonly {
        run?: string
        uses?: string
        with?: unknown
        env?: Readonly<Record<string, string>>
      }[]
    }
  }
}

const { permissions, jobs } = parse(read('.github/workflows/release.yml')) as Workflow
const { steps } = jobs.release

describe('the release', () => {
  it('is published with provenance, which needs an identity and no token', () => {
    expect(permissions).toEqual({ contents: 'read' })
    expect(jobs.release.permissions['id-token']).toBe('write')
    const published = steps.find(({ uses }) => uses?.startsWith('changesets/action@'))
    expect(published?.env).toEqual({
      GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}',
      NPM_CONFIG_PROVENANCE: 'true',
    })
    expect(manifest.repository.url).toBe(`git+${manifest.homepage}.git`)
  })

  it('runs scripts that there are', () => {
    const said = [...read('.github/workflows/release.yml').matchAll(/npm run ([\w:]+)/g)].map(
      ([, name]) => name,
    )
    expect(said).toEqual(['test:package', 'bump', 'release'])
    expect(said.filter((name) => !((name ?? '') in manifest.scripts))).toEqual([])
  })

  it('has a list of what it is made of', async () => {
    const command = steps.flatMap(({ run: line }) => (line?.startsWith('npm sbom') ? line : []))
    expect(command).toHaveLength(1)
    const { code, stdout, stderr } = await run(
      'bash',
      ['-c', command[0]?.replace(/ > .*/, ' --package-lock-only') ?? ''],
      process.cwd(),
    )
    expect(code, stderr).toBe(0)
    const { bomFormat, metadata, components } = JSON.parse(stdout) as {
      bomFormat: string
      metadata: { component: { purl: string } }
      components: readonly { purl: string }[]
    }
    expect(bomFormat).toBe('CycloneDX')
    expect(metadata.component.purl).toBe(`pkg:npm/${manifest.name}@${manifest.version}`)
    // Whole: with --omit dev, npm leaves out dependencies that a tool of the development has, too.
    const listed = new Set(
      components.map(({ purl }) => decodeURIComponent(purl.replace(/^pkg:npm\/|@[^@]*$/g, ''))),
    )
    expect(Object.keys(manifest.dependencies).filter((name) => !listed.has(name))).toEqual([])
  })
})
