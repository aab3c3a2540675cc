import entry from '../../../src/catalogue/libraries/simple-oauth2.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo } from '../third-party.ts'

const refused = 'sign-in through that provider fails until the new secret is deployed'

export default contract(entry, {}, async (t) => {
  const { AuthorizationCode, ClientCredentials, ResourceOwnerPassword } = await t.load('simple-oauth2')
  const grants: Readonly<Record<string, readonly [Untyped, object]>> = {
    AuthorizationCode: [AuthorizationCode, { code: 'made-up', redirect_uri: 'http://127.0.0.1' }],
    ClientCredentials: [ClientCredentials, {}],
    ResourceOwnerPassword: [ResourceOwnerPassword, { username: 'alice', password: 'made-up' }],
  }
  for (const [name, [Grant, params]] of Object.entries(grants)) {
    const calls = callsTo(
      (tokenHost, secret) =>
        new Grant({ client: { id: 'made-up', secret }, auth: { tokenHost, tokenPath: '/token' } }).getToken(
          params,
        ),
      refused,
    )
    await t.rotation({ sinks: [`new ${name}(0.client.secret)`], ...calls })
  }
  await t.missingKey(() => {
    new AuthorizationCode({ client: { id: 'made-up' }, auth: { tokenHost: 'http://127.0.0.1' } })
    return 'a missing secret is not noticed'
  })
})
