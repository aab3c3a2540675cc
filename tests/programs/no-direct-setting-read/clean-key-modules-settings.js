// file: lib/settings.js
module.exports = { cookieSecrets: [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_OLD] }
