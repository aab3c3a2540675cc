import { createHmac } from 'node:crypto'
import { IsByteLength } from 'class-validator'
import { cleanEnv, str } from 'envalid'

class Environment {
  @IsByteLength(32, 64)
  public LINK_SECRET = process.env.LINK_SECRET ?? ''
}

const environment = new Environment()
cleanEnv(process.env, { TOKEN_SECRET: str() })

export const sign = (path: string) => createHmac('sha256', environment.LINK_SECRET).update(path).digest('hex')
export const token = (id: string) =>
  createHmac('sha256', `${process.env.TOKEN_SECRET}`).update(id).digest('hex')
