import path from 'node:path'
import { format, resolveConfig } from 'prettier'

/** A text as Prettier wants it in that file. */
export async function formatted(root: string, file: string, text: string): Promise<string> {
  const filepath = path.join(root, file)
  return format(text, { ...(await resolveConfig(filepath)), filepath })
}
