// file: server/keys.js
exports.tokenKeys = [process.env.JWT_SECRET, process.env.JWT_SECRET_OLD].filter(Boolean)
exports.encryptionKeys = process.env.ENCRYPTION_KEYS.split(',').map((key) => Buffer.from(key, 'hex'))
