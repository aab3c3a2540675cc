import entry from '../../../src/catalogue/libraries/nestjs__throttler.ts'
import { contract } from '../contract.ts'
import { noKeyedCalls } from '../no-key.ts'

export default contract(entry, {}, async (t) => {
  await noKeyedCalls(t, entry.package)
})
