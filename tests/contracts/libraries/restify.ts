import entry from '../../../src/catalogue/libraries/restify.ts'
import { contract } from '../contract.ts'
import { noKeyedCalls } from '../no-key.ts'

export default contract(entry, {}, (t) => noKeyedCalls(t, entry.package, 'everything it does'))
