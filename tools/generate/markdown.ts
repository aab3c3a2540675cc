// An underscore inside a word is no emphasis.
const special = /[<*]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g

/** Text outside code spans, with nothing in it that Markdown would take for HTML or emphasis. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(special, '\\$&')))
    .join('')
}

/** Prose with a full stop. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? prose(upperFirst(text)) : `${prose(upperFirst(text))}.`
}

/** Prose for a table cell, where a bar would begin the next one. */
export function cell(text: string): string {
  return prose(text).replace(/\|/g, '\\|')
}

export function code(text: string): string {
  return `\`${text}\``
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export function fenced(text: string, language = 'js'): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``
}

/** A section, or nothing when there is nothing to say. */
export function headed(heading: string, text: string): string {
  return text === '' ? '' : `## ${heading}\n\n${text}`
}

/** Begins a sentence, unless it begins with a name of code or of a package. */
export function upperFirst(words: string): string {
  const [first = ''] = words.split(' ')
  return /[a-z][A-Z]|[a-z0-9][./:_-][a-z0-9]|\($/.test(first)
    ? words
    : words.charAt(0).toUpperCase() + words.slice(1)
}

/** The language of a code block, by the name of the file that it stands in. */
export function languageOf(filename = 'file.js'): string {
  return /\.[cm]?tsx?$/.test(filename) ? 'ts' : 'js'
}
