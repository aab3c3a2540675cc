'use client'

import { useState } from 'react'
import { messages } from '@/messages/en'

export function ApiKeyForm({ save }: { save: (secretKey: string) => Promise<void> }) {
  const [secretKey, setSecretKey] = useState('')
  return (
    <form action={() => save(secretKey)}>
      <label htmlFor="secret-key">{messages.settings.secretKey}</label>
      <input
        id="secret-key"
        name="secretKey"
        type="password"
        placeholder="sk_live_…"
        value={secretKey}
        onChange={(event) => setSecretKey(event.target.value)}
      />
      <button>{messages.settings.save}</button>
    </form>
  )
}
