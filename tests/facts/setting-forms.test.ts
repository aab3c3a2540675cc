import { readFileSync } from 'node:fs'
import { parse } from '@typescript-eslint/parser'
import { describe, expect, it } from 'vitest'
import { kindOfSetting } from '../../src/catalogue/setting-names.ts'

interface SettingForm {
  readonly id: string
  readonly family: string
  readonly code: string
  /** The settings that the code names; none where the name is not known. */
  readonly settings: readonly string[]
  readonly follows:
    'read' | 'definition' | 'presence check' | 'alias' | 'injected' | 'exposed' | 'file' | 'vault'
  readonly typescript?: true
  readonly whenMissing?: string
  readonly whenEmpty?: string
}

const text = readFileSync(new URL('setting-forms.json', import.meta.url), 'utf8')
const forms = JSON.parse(text) as readonly SettingForm[]
const namedHere: ReadonlySet<string> = new Set(['read', 'definition', 'presence check', 'alias'])

describe('the ways in which settings are read', () => {
  it('have names of their own', () => {
    expect(new Set(forms.map(({ id }) => id)).size).toBe(forms.length)
  })

  it('have something to follow of every kind', () => {
    const kinds = ['alias', 'definition', 'exposed', 'file', 'injected', 'presence check', 'read', 'vault']
    expect([...new Set(forms.map(({ follows }) => follows))].sort()).toEqual(kinds)
  })

  it.each(forms)('$id is a program', ({ code }) => {
    expect(() => parse(code, { sourceType: 'module' })).not.toThrow()
  })

  it.each(forms)('$id names its settings', ({ code, settings }) => {
    for (const part of settings.flatMap((setting) => setting.split(/[.:]/))) expect(code).toContain(part)
  })

  const ofOurKeys = forms.filter(({ settings, follows }) => namedHere.has(follows) && settings.length > 0)
  it.each(ofOurKeys)('$id reads keys of the application', ({ settings }) => {
    expect(settings.map(kindOfSetting)).toEqual(settings.map(() => 'own key'))
  })

  it.each(forms.filter(({ follows }) => follows === 'exposed'))('$id reads no key', ({ settings }) => {
    expect(settings.map(kindOfSetting)).not.toContain('own key')
  })
})
