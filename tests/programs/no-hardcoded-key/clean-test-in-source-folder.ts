// file: src/auth/token.service.spec.ts
import { JwtService } from '@nestjs/jwt'

const jwt = new JwtService({ secret: 'made-up-test-key' })

export const token = jwt.sign({ sub: '7' }, { secret: 'made-up-other-test-key' })
