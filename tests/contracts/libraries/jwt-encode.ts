import entry from '../../../src/catalogue/libraries/jwt-encode.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { jsonwebtoken: '9.0.3' } }, async (t) => {
  const { default: sign } = await t.load('jwt-encode')
  const { default: jwt } = await t.load('jsonwebtoken')
  const make = (key: Untyped): string => sign({ sub: 'alice' }, key)
  const token = await t.rotation({
    sinks: ['default(1)'],
    make,
    read: (made, key) => jwt.verify(made, key).sub,
    shows: (_, error) => (error ? 'whoever verifies it refuses the token' : 'accepted'),
  })
  await t.missingKey(() => make(undefined))
  await t.emptyKey(() => make('').split('.')[2] !== '')
  await t.shortestKey(() => jwt.verify(make('x'), 'x').sub === 'alice' && 'any')
  await t.says('An empty key signs', () => make('').split('.')[2] !== '')
  await t.says('Header options stay', () => {
    sign({}, newKey, { kid: 'once' })
    const [header = ''] = make(newKey).split('.')
    return JSON.parse(Buffer.from(header, 'base64url').toString()).kid === 'once'
  })
  await t.says(
    'Where jsonwebtoken verifies',
    async () => `"${(await errorOf(() => jwt.verify(token, newKey))).message}"`,
  )
  await t.says('The fallback keys belong', () => jwt.verify(token, oldKey).sub === 'alice')
})
