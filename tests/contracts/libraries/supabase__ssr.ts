import entry from '../../../src/catalogue/libraries/supabase__ssr.ts'
import { contract } from '../contract.ts'
import { noKeyedCalls } from '../no-key.ts'

export default contract(entry, {}, async (t) => {
  await noKeyedCalls(t, entry.package)
})
