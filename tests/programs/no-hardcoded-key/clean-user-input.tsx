'use client'

import CryptoJS from 'crypto-js'
import { useState } from 'react'

/** Encrypts with what somebody types; nothing is in the code. */
export function Vault({ note }: { note: string }) {
  const [secret, setSecret] = useState('')
  const [sealed, setSealed] = useState('made-up-placeholder-text')
  return (
    <form onSubmit={() => setSealed(CryptoJS.AES.encrypt(note, secret).toString())}>
      <input
        placeholder="made-up-secret-phrase"
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
      <output>{sealed}</output>
    </form>
  )
}
