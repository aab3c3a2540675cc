// file: tests/api/login.test.ts
import { sign } from 'jsonwebtoken'

process.env.SESSION_SECRET = 'made-up-test-key'

export const token = sign({ sub: '7' }, process.env.JWT_SECRET!)
