import { visible } from '../../catalogue/visible.ts'

/** A piece of HTML. Only `html` makes one, so a text can never be taken for it. */
export class Html {
  readonly #source: string

  private constructor(source: string) {
    this.#source = source
  }

  /** What a file of this package holds, as it is. */
  static fromPackage(source: string): Html {
    return new Html(source)
  }

  toString(): string {
    return this.#source
  }
}

type Part = Html | string | number | readonly Part[] | undefined

/** HTML around values. A text becomes text: what acts in HTML is escaped, what hides or turns directions is written out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return Html.fromPackage(String.raw({ raw: strings }, ...parts.map(sourceOf)))
}

function sourceOf(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Html) return part.toString()
  if (typeof part === 'object') return part.map(sourceOf).join('')
  return escape(visible(String(part)))
}

/** An attribute that has to keep each character, because a link is compared with it. */
export function exactly(text: string): Html {
  return Html.fromPackage(escape(text.replaceAll('\0', '\ufffd')))
}

/** Data for a `<script type="application/json">`: it cannot end the element, nor open a comment in it. */
export function jsonInScript(data: unknown): Html {
  return Html.fromPackage(
    JSON.stringify(data).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
