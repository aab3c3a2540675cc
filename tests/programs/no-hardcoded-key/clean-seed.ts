// file: prisma/seed.ts
import { createHmac } from 'node:crypto'
import { db } from './client.js'

await db.webhook.create({
  data: {
    url: 'https://a.example',
    signature: createHmac('sha256', 'made-up-seed-key').update('a').digest('hex'),
  },
})
