export const SESSION_KEY = 'made-up-key-behind-two-exports'
export default { olderKeys: [process.env.SESSION_SECRET_PREVIOUS] }
