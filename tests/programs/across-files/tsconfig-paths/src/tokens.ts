import { sign } from 'jsonwebtoken'
import { tokenKey } from '@app/keys'

// expect: secret-key/no-hardcoded-key
export const issue = (sub: string) => sign({ sub }, tokenKey)
