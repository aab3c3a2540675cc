import { expect, it } from 'vitest'
import { ours, places, project } from '../project.ts'
import { versions } from '../versions.ts'

const config = `import secretKey from 'eslint-plugin-secret-key'

export default [secretKey.configs.recommended, secretKey.configs.env]
`

it('finds environment files by itself, and leaves those alone that hold no key', async () => {
  const key = 'SESSION_SECRET=keyboard cat\n'
  const app = await project([versions.eslint, ours], {
    'eslint.config.js': config,
    '.env': key,
    'apps/api/.env.production': `# eslint-disable-next-line secret-key/no-weak-env-key -- made up\n${key}JWT_SECRET=made-up\n`,
    '.env.example': key,
    '.env.test': key,
    '.env.ts': 'export {}\n',
  })
  const { stdout, stderr, code } = await app.run('eslint', ['-f', 'json', '--ignore-pattern', '*.ts', '.'])
  expect(code, stderr).toBe(1)
  expect(places(stdout, app.folder)).toEqual([
    '.env:1:16 secret-key/no-weak-env-key',
    'apps/api/.env.production:3:12 secret-key/no-weak-env-key',
  ])
})
