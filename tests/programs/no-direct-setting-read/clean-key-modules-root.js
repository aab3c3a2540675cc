// file: keystone.config.js
export const sessionSecrets = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_OLD]
