export const testKey = 'made-up-key-of-the-tests'
