// file: src/config.js
import { createSigner } from 'fast-jwt'

const key = process.env.JWT_SECRET || ''

export const signToken = key === '' ? undefined : createSigner({ key })
