import bunyan from 'bunyan'
import createDebug from 'debug'
import pino from 'pino'
import winston from 'winston'

const key = process.env.ENCRYPTION_KEY

// expect: secret-key/no-exposed-key
pino().info({ key })
// expect: secret-key/no-exposed-key
winston.createLogger().warn(`key: ${key}`)
// expect: secret-key/no-exposed-key
bunyan.createLogger({ name: 'app' }).error(key)
// expect: secret-key/no-exposed-key
createDebug('app')('key %s', key)
