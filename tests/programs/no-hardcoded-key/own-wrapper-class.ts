import { createCipheriv, randomBytes } from 'node:crypto'

class Encrypter {
  constructor(private readonly key: string) {}

  encrypt(text: string): string {
    const iv = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', this.key, iv)
    return iv.toString('hex') + cipher.update(text, 'utf8', 'hex') + cipher.final('hex')
  }
}

// expect: secret-key/no-hardcoded-key
export const columns = new Encrypter('made-up-column-key-of-32-letters')
