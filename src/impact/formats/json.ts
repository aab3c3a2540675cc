import type { Comparison } from '../compare.ts'
import type { Impact } from '../types.ts'

/** The data as it is; `schema/impact.schema.json` describes it. */
export function formatJson(data: Impact | Comparison): string {
  return `${JSON.stringify(data, null, 2)}\n`
}
