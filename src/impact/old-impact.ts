import fs from 'node:fs'

import type { Impact } from './types.ts'

/** An impact that was written to a file before; says in a sentence what is wrong with one that cannot be used. */
export function readImpact(file: string): Impact {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(
      `'${file}' cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`,
      { cause: error },
    )
  }
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    throw new Error(`'${file}' is not JSON.`)
  }
  if (!isRecord(data) || !Array.isArray(data.keys) || !Array.isArray(data.projects)) {
    throw new Error(`'${file}' is no rotation impact: write one with '--format json'.`)
  }
  if (data.version !== 1) {
    throw new Error(
      `'${file}' has version ${String(data.version)} of the shape, and this program reads version 1.`,
    )
  }
  for (const key of data.keys as unknown[]) {
    const lists = ['reads', 'uses', 'invalidates', 'notAffected', 'handedOn', 'defaults', 'sameName']
    if (!isRecord(key) || typeof key.name !== 'string' || lists.some((list) => !Array.isArray(key[list]))) {
      throw new Error(`'${file}' is no rotation impact: a key in it is incomplete.`)
    }
  }
  return data as unknown as Impact
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
