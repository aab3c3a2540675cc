const cookieSession = require('cookie-session')
const { cookieKey, cookieKeyOld } = require('./keys')

// expect: secret-key/valid-key-ring
app.use(cookieSession({ keys: [cookieKey, cookieKey] }))
app.use(cookieSession({ keys: [cookieKey, cookieKeyOld] }))
