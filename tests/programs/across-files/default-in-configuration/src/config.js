export default {
  // expect: secret-key/no-hardcoded-key
  jwt: { secret: process.env.JWT_SECRET || 'made-up-default-of-a-configuration', lifetime: '1h' },
}
