import type { KeyImpact } from './types.ts'

/** Ids that the next report gives to the same keys, too: made of names and places, not of an order. */
export function withIds(keys: readonly Omit<KeyImpact, 'id' | 'sameName'>[]): readonly KeyImpact[] {
  const taken = new Map<string, number>()
  const identified = keys.map((key) => {
    const parts = [key.project ?? '', key.package === '.' ? '' : key.package, key.name].filter(
      (part) => part !== '',
    )
    const id = parts.map((part) => part.replace(/[^\w.]+/g, '-').replace(/^-+|-+$/g, '')).join('.') || 'key'
    const count = (taken.get(id) ?? 0) + 1
    taken.set(id, count)
    return Object.assign({ id: '' }, key, { id: count === 1 ? id : `${id}~${count}` })
  })
  return identified.map((key) => ({
    ...key,
    sameName: identified
      .filter(
        (other) =>
          other !== key && key.kind === 'setting' && other.kind === 'setting' && other.name === key.name,
      )
      .map(({ id }) => id),
  }))
}
