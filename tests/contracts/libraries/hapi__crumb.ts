import entry from '../../../src/catalogue/libraries/hapi__crumb.ts'
import { injected } from '../apps.ts'
import { contract } from '../contract.ts'

export default contract(entry, { packages: { '@hapi/hapi': '21.4.10' } }, async (t) => {
  const { default: Hapi } = await t.load('@hapi/hapi')
  const { default: crumb } = await t.load('@hapi/crumb')
  const app = async (options = {}) => {
    const server = Hapi.server({ debug: false })
    await server.register({ plugin: crumb, options: { cookieOptions: { isSecure: false }, ...options } })
    server.route([
      {
        method: 'GET',
        path: '/form',
        handler: (request: { plugins: { crumb: string } }) => request.plugins.crumb,
      },
      { method: 'POST', path: '/send', handler: () => 'alice' },
    ])
    return injected(server)
  }
  const accepted = async () => {
    const { text, cookie } = await (await app())('/form')
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ crumb: text })
    return (await (await app())('/send', { method: 'POST', cookie, headers, body })).text === 'alice'
  }
  await t.says('every token', accepted)
  await t.says('The token is a random value', accepted)
  await t.says('The option `key`', async () => {
    const { cookie } = await (await app({ key: 'named' }))('/form')
    return cookie.startsWith('named=')
  })
})
