import { createHash } from 'node:crypto'

export const link = (id) =>
  createHash('sha256')
    // expect: secret-key/no-empty-key
    .update(`${id}-${process.env.LINK_SECRET}`)
    .digest('hex')
