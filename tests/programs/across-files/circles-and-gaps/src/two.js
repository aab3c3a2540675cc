import { own } from './one.js'
export * from './one.js'

export const keys = own.keys
