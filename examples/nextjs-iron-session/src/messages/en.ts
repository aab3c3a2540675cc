export const messages = {
  settings: {
    secretKey: 'The secret key of your shop',
    password: 'Your password, twelve characters or more',
    save: 'Save',
  },
  errors: {
    sessionSecret: 'Your session has ended. Please sign in again.',
  },
}
