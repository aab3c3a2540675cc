import { session, sign, verify } from './game.js'
import { jwt } from './wire-transfer.js'

// Nothing of this comes from a library that takes a key.
session({ secret: 'the-treasure-is-under-the-old-oak' })
sign('contract', 'made-up-signature-of-a-pirate')
verify('contract', 'made-up-signature-of-a-pirate')
jwt.sign({ amount: 7 }, 'made-up-wire-reference')

function cookieParser(flavour) {
  return flavour.split(' ')
}
cookieParser('made-up-chocolate-chip')
