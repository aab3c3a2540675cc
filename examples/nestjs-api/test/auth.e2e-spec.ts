import { JwtModule, JwtService } from '@nestjs/jwt'
import { Test } from '@nestjs/testing'

describe('auth', () => {
  let jwt: JwtService

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [JwtModule.register({ secret: 'made-up-key-of-the-tests' })],
    }).compile()
    jwt = module.get(JwtService)
  })

  it('signs and verifies', async () => {
    const token = await jwt.signAsync({ sub: '7' })
    expect(await jwt.verifyAsync(token, { secret: 'made-up-key-of-the-tests' })).toMatchObject({ sub: '7' })
  })
})
