import { createCipheriv, createHmac, randomBytes, randomUUID, scryptSync } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { keys } from './keys.js'

const salt = randomBytes(16)
const instance = randomUUID()

export const derive = (password) => scryptSync(password, salt, 32)
export const issue = (payload) => jwt.sign({ ...payload, jti: randomUUID(), instance }, keys.newest)
export const encrypt = (text) => createCipheriv('aes-256-gcm', keys.data, randomBytes(12)).update(text)
export const sign = () => createHmac('sha256', keys.newest).update(randomBytes(16)).digest('hex')
