module.exports = {
  secret: 'made-up-key-of-a-configuration',
  jwtExpiration: 3600,
}
