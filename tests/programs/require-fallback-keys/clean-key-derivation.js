import { createHmac, timingSafeEqual } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { appKey, keys } from './keys.js'

// Derives a key and is compared with nothing.
const consentKey = () => createHmac('sha256', appKey).update('consent-v1').digest()

export const issueConsent = (claims) => jwt.sign(claims, consentKey(), { expiresIn: '5m' })

export const sameHash = (a, b) => timingSafeEqual(Buffer.from(a), Buffer.from(b))
export const isKnown = (token) => keys.all.some((key) => sameHash(key.hash, token))
