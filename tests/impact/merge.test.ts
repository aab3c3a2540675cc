import { describe, expect, it } from 'vitest'
import { mergeImpacts } from '../../src/impact/merge.ts'
import type { Impact } from '../../src/impact/types.ts'
import { impactOfFiles } from './project.ts'

const session =
  "import session from 'express-session'\nexport const sessions = session({ secret: process.env.APP_KEY })\n"
const columns =
  "import { createDecipheriv } from 'node:crypto'\nexport const read = (iv) => createDecipheriv('aes-256-gcm', process.env.APP_KEY, iv)\n"
const tokens =
  "import jwt from 'jsonwebtoken'\nexport const check = (token) => jwt.verify(token, process.env.APP_KEY)\n"

const project = (name: string, code: string, sharedKeys: readonly string[] = []) =>
  impactOfFiles({
    'package.json': JSON.stringify({ name }),
    'eslint.config.mjs': `export default [{ files: ['**/*.js'], settings: { 'secret-key': { sharedKeys: ${JSON.stringify(sharedKeys)} } } }]\n`,
    'src/app.js': code,
  })

describe('one inventory of several projects', () => {
  it('keeps keys of one name apart', async () => {
    const merged = mergeImpacts([await project('api', session), await project('web', columns)])
    expect(merged.projects.map(({ name }) => name)).toEqual(['api', 'web'])
    expect(merged.keys.map(({ id, project: of, sameName }) => [id, of, sameName])).toEqual([
      ['web.APP_KEY', 'web', ['api.APP_KEY']],
      ['api.APP_KEY', 'api', ['web.APP_KEY']],
    ])
  })

  it('has the project in every place', async () => {
    const merged = mergeImpacts([await project('api', session), await project('web', columns)])
    const { keys } = merged
    const places = keys.flatMap((key) => [
      ...key.reads,
      ...key.uses,
      ...key.steps.flatMap((step) => step.places),
    ])
    expect(new Set(places.map((place) => place.project))).toEqual(new Set(['api', 'web']))
  })

  it('tells projects of one name apart', async () => {
    const merged = mergeImpacts([await project('app', session), await project('app', columns)])
    expect(merged.projects.map(({ name }) => name)).toEqual(['app', 'app (2)'])
  })

  it('can be merged again', async () => {
    const two = mergeImpacts([await project('api', session), await project('web', columns)])
    const three = mergeImpacts([two, await project('worker', tokens)])
    expect(three.keys.map(({ id }) => id).sort()).toEqual(['api.APP_KEY', 'web.APP_KEY', 'worker.APP_KEY'])
  })
})

describe('a key that two projects say they share', () => {
  const merge = async (first: string, second: string): Promise<Impact> =>
    mergeImpacts([await project('api', first, ['APP_KEY']), await project('web', second, ['APP_KEY'])])

  it('is one key, which does what it does in both', async () => {
    const { keys } = await merge(session, columns)
    expect(keys.map(({ name, severity, fallback }) => [name, severity, fallback])).toEqual([
      ['APP_KEY', 'unreadable until the old key is back', 'none'],
    ])
    expect(keys[0]?.invalidates.map(({ what, uses }) => [what, uses])).toEqual([
      ['ciphertext', [1]],
      ['sessions', [0]],
      ['requests in flight', [0]],
    ])
    expect(keys[0]?.uses.map(({ project: of }) => of)).toEqual(['api', 'web'])
  })

  it('says of nothing that it is not affected which the other project contradicts', async () => {
    const { keys } = await merge(tokens, columns)
    const said = keys[0]?.notAffected.map(({ what }) => what)
    expect(said).toContain('password hashes')
    expect(said).not.toContain('stored data')
  })

  it('is accepted by all before one signs with it', async () => {
    const { keys } = await merge(session, columns)
    const order = ['accept the new key', 'sign with the new key', 'drop the old key']
    const phases = keys[0]?.steps.map(({ phase }) => order.indexOf(phase)) ?? []
    expect(phases).toEqual([...phases].sort())
  })

  it('is two keys where only one of them says so', async () => {
    const merged = mergeImpacts([await project('api', session, ['APP_KEY']), await project('web', columns)])
    expect(merged.keys).toHaveLength(2)
  })
})
