import { strictEqual } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/csrf.ts'
import { contract } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: Tokens } = await t.load('csrf')
  const tokens = new Tokens()
  const [visitor, other] = [tokens.secretSync(), tokens.secretSync()]
  const token = tokens.create(visitor)
  await t.says('every token', () => new Tokens().verify(visitor, token))
  await t.check('an array of secrets is none', () => {
    strictEqual(tokens.verify([other, visitor], token), false)
  })
  await t.says(
    'The first argument of `create`',
    () => tokens.verify(visitor, token) && !tokens.verify(other, token),
  )
})
