import jwt from 'jsonwebtoken'

// Not a test: a plug-in system whose plug-ins describe themselves.
const registry = new Map()
function describe(name, plugin) {
  registry.set(name, plugin)
}

describe('tokens', {
  // expect: secret-key/no-hardcoded-key
  issue: (user) => jwt.sign({ sub: user.id }, 'made-up-plug-in-key'),
})

export { registry }
