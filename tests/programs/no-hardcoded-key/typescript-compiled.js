'use strict'
var __importDefault =
  (this && this.__importDefault) ||
  function (mod) {
    return mod && mod.__esModule ? mod : { default: mod }
  }
Object.defineProperty(exports, '__esModule', { value: true })
exports.issue = void 0
const jsonwebtoken_1 = __importDefault(require('jsonwebtoken'))
const express_session_1 = require('express-session')
const issue = (user) =>
  // expect: secret-key/no-hardcoded-key
  jsonwebtoken_1.default.sign({ sub: user.id }, 'made-up-compiled-key')
exports.issue = issue
// expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
exports.sessions = (0, express_session_1.default)({ secret: 'made-up-compiled-session-key' })
