export * from './session'
export { SESSION_KEY as cookieKey, default as ring } from './session'
