// file: test/hmac.spec.js
import { createHmac } from 'node:crypto'

it('takes an empty key', () => {
  expect(createHmac('sha256', process.env.KEY ?? '').digest('hex')).toBeDefined()
})
