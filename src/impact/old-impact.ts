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
    throw new Error(`'${file}' is not JSON: write a report with '--format json'.`)
  }
  if (!isRecord(data) || !Array.isArray(data.keys)) throw noImpact(file)
  if (typeof data.version === 'number' && data.version !== 1) {
    throw new Error(
      `'${file}' has version ${String(data.version)} of the shape, and this program reads version 1: write it again with this program, or take a newer one.`,
    )
  }
  if (data.version !== 1 || !Array.isArray(data.projects)) throw noImpact(file)
  const isWhole = data.projects.every(isProject) && data.keys.every(isKey) && areTexts(data.sharedKeys)
  if (!isWhole)
    throw new Error(`'${file}' is no rotation impact: something in it is missing or of another kind.`)
  return data as unknown as Impact
}

const noImpact = (file: string) =>
  new Error(`'${file}' is no rotation impact: write one with '--format json'.`)

// What the program goes by; schema/impact.schema.json says the rest.

function isProject(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value.name) &&
    areTexts(value.notes) &&
    isListOf(value.packages, (one) => isText(one.path)) &&
    isRecord(value.files) &&
    Number.isFinite(value.files.read) &&
    Number.isFinite(value.files.lines) &&
    isListOf(value.files.notRead, (one) => isText(one.file) && isText(one.why))
  )
}

function isKey(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['id', 'name', 'kind', 'package', 'rotatedBy', 'severity', 'consequence', 'fallback'].every((name) =>
      isText(value[name]),
    ) &&
    [value.fallbackKeys, value.fallbackOf, value.sameName].every(areTexts) &&
    [value.reads, value.handedOn, value.defaults].every((list) => isListOf(list, isPlace)) &&
    isListOf(value.uses, isUse) &&
    isListOf(
      value.invalidates,
      (one) =>
        [one.what, one.severity, one.shows, one.withFallback, one.fallback].every(isText) &&
        areTexts(one.libraries) &&
        Array.isArray(one.uses),
    ) &&
    isListOf(value.notAffected, (one) => isText(one.what) && areTexts(one.libraries)) &&
    (value.dropAfter === null ||
      (isRecord(value.dropAfter) &&
        isText(value.dropAfter.words) &&
        isListOf(value.dropAfter.lifetimes, isPlace))) &&
    isListOf(value.steps, (one) => isText(one.phase) && isText(one.text) && isListOf(one.places, isPlace)) &&
    isRecord(value.leaked) &&
    isText(value.leaked.allows) &&
    areTexts(value.leaked.steps)
  )
}

function isUse(value: Record<string, unknown>): boolean {
  return (
    isPlace(value) &&
    [value.library, value.call, value.role, value.purpose, value.fallback, value.page].every(isText) &&
    areTexts(value.kinds)
  )
}

function isPlace(value: Record<string, unknown>): boolean {
  return isText(value.file) && Number.isFinite(value.line)
}

function isListOf(value: unknown, is: (item: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && is(item))
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
