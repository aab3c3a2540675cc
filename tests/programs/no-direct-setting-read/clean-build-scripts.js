// file: webpack.config.js
const webpack = require('webpack')

module.exports = {
  mode: process.env.NODE_ENV,
  plugins: [new webpack.DefinePlugin({ 'process.env.API_URL': JSON.stringify(process.env.API_URL) })],
  devServer: { port: process.env.PORT },
}
