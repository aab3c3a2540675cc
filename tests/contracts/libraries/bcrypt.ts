import entry from '../../../src/catalogue/libraries/bcrypt.ts'
import { contract } from '../contract.ts'
import { bcryptClaims } from '../bcrypt.ts'

export default contract(entry, {}, async (t) => bcryptClaims(t, (await t.load('bcrypt')).default))
