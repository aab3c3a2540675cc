// file: src/config/config.service.ts
import { Injectable } from '@nestjs/common'
import { ConfigService as NestConfigService } from '@nestjs/config'

@Injectable()
export class Settings {
  constructor(private readonly config: NestConfigService) {}

  get tokenKeys(): string[] {
    return [this.config.getOrThrow('JWT_SECRET'), this.config.get('JWT_SECRET_OLD')].filter(Boolean)
  }
}
