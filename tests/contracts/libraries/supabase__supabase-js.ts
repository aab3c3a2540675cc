import entry from '../../../src/catalogue/libraries/supabase__supabase-js.ts'
import { contract, withSettings } from '../contract.ts'
import { callsTo } from '../third-party.ts'

export default contract(entry, {}, async (t) => {
  const { createClient } = await t.load('@supabase/supabase-js')
  // Node.js 20 has no WebSocket, and none is opened here.
  const options = { auth: { persistSession: false }, realtime: { transport: class {} } }
  await t.rotation({
    sinks: ['createClient(1)'],
    ...callsTo(
      async (url, key) => {
        const { error } = await createClient(url, key, options).from('made-up').select()
        if (error) throw new Error(error.message)
      },
      'requests fail until the new key is deployed',
      [],
    ),
  })
  t.notRun('there is nothing to run', 'nothing is signed here')
  const url = 'http://127.0.0.1'
  await t.missingKey(
    () => createClient(url, undefined),
    () =>
      withSettings({ SUPABASE_SERVICE_ROLE_KEY: 'made-up', SUPABASE_KEY: 'made-up' }, () =>
        createClient(url, undefined),
      ),
  )
})
