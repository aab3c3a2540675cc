// file: webpack.config.js
const webpack = require('webpack')

module.exports = {
  entry: './src/index.js',
  plugins: [
    new webpack.DefinePlugin({
      'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV),
      // expect: secret-key/no-exposed-key
      'process.env.HMAC_SECRET': JSON.stringify(process.env.HMAC_SECRET),
    }),
    // expect: secret-key/no-exposed-key
    new webpack.EnvironmentPlugin(['NODE_ENV', 'SESSION_SECRET']),
  ],
}
