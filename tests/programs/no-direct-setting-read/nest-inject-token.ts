import { Inject, Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { createHmac } from 'node:crypto'

@Injectable()
export class Links {
  constructor(@Inject(ConfigService) private config: ConfigService<Settings, true>) {}

  signatureOf(path: string) {
    // expect: secret-key/no-direct-setting-read
    return createHmac('sha256', this.config.get('linkSecret', { infer: true }))
      .update(path)
      .digest('hex')
  }

  modeOf() {
    return this.config.get('mode')
  }
}
