import jwt from 'jsonwebtoken'
import { testKey } from './keys.js'

export const token = jwt.sign({ sub: '7' }, testKey)
export const claims = jwt.verify(token, testKey)
