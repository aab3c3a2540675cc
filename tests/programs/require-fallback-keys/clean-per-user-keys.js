import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { findTenant, findUser } from './database.js'

// The key changes with the password, so that a link works once.
export async function resetClaims(userId, token) {
  const user = await findUser(userId)
  return jwt.verify(token, user.resetSecret)
}

export async function tenantClaims(tenantId, token) {
  const tenant = await findTenant(tenantId)
  return jwt.verify(token, tenant.apiSecret)
}

export async function isSigned(subscriptionId, body, signature, subscriptions) {
  const subscription = await subscriptions.findByPk(subscriptionId)
  const expected = createHmac('sha256', subscription.secret).update(body).digest()
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
}

export function openRow(row) {
  return createDecipheriv('aes-256-cbc', row.dataKey, row.iv).update(row.data)
}
