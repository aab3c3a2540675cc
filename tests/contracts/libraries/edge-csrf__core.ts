import entry from '../../../src/catalogue/libraries/edge-csrf__core.ts'
import { contract } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: library } = await t.load('@edge-csrf/core')
  const [visitor, other] = [new Uint8Array(18).fill(1), new Uint8Array(18).fill(2)]
  const token = await library.createToken(visitor, 8)
  await t.says('every token', () => library.verifyToken(token, visitor))
  await t.says('The secret is a random value', async () => !(await library.verifyToken(token, other)))
})
