/** bcrypt has no key; what applications add to it by hand is one. */
import type { Claims, Untyped } from './contract.ts'

export async function bcryptClaims(t: Claims, bcrypt: Untyped): Promise<void> {
  const rounds = 4
  await t.says('every hash', async () => bcrypt.compare('alice', await bcrypt.hash('alice', rounds)))
  await t.says('A pepper made by hand', async () => {
    const peppered = await bcrypt.hash('alice' + 'old', rounds)
    const seen = [
      await bcrypt.compare('alice' + 'old', peppered),
      await bcrypt.compare('alice' + 'new', peppered),
    ]
    return seen.join() === 'true,false' && '`compare` is false for every password'
  })
  await t.says('The second argument', async () => {
    const salt = await bcrypt.genSalt(rounds)
    return bcrypt.compare('alice', await bcrypt.hash('alice', salt))
  })
}
