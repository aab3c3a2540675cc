import CryptoJS from 'crypto-js'

// expect: secret-key/no-empty-key
const { SECRET_KEY = '' } = process.env

export const encrypt = (text) => CryptoJS.AES.encrypt(text, SECRET_KEY).toString()
export const decrypt = (text) => CryptoJS.AES.decrypt(text, SECRET_KEY).toString(CryptoJS.enc.Utf8)
