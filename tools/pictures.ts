/**
 * Draws `docs/images/squiggle.svg`: what an editor shows of a report. The messages are the real ones. `--check` fails when the
 * picture is not what it has to be.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Linter } from 'eslint'
import plugin from '../src/index.ts'
import { exampleCode as code } from './pictures/example.ts'

const width = 980
const charWidth = 8.4
const lineHeight = 22
const left = 58
const top = 36
const colours = { error: '#e51400', warning: '#bf8803' }

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;')

function text(x: number, y: number, content: string, style: string): string {
  return `<text x="${x}" y="${y}" ${style} xml:space="preserve">${content}</text>`
}

/** The code of a line with colours for what an editor colours. */
function coloured(line: string): string {
  return escape(line)
    .replaceAll(/&#39;.*?&#39;/g, '<tspan fill="#a31515">$&</tspan>')
    .replaceAll(/\b(?:import|from|export|const)\b(?![^<]*<\/tspan>)/g, '<tspan fill="#0000ff">$&</tspan>')
}

/** A wave under a part of a line. */
function squiggle({ line, column, endColumn = column, severity }: Linter.LintMessage): string {
  const y = top + (line - 1) * lineHeight + 5
  const [start, end] = [column, endColumn].map((at) => left + (at - 1) * charWidth)
  let wave = `M${start} ${y}`
  for (let x = start ?? 0, up = true; x < (end ?? 0); x += 4, up = !up) wave += ` l4 ${up ? -3 : 3}`
  return `<path d="${wave}" fill="none" stroke="${severity === 2 ? colours.error : colours.warning}" stroke-width="1.4"/>`
}

/** A message in lines that fit. The link is shown without the version, which changes with every release. */
function wrapped(message: string): readonly string[] {
  const short = message.replace(/https:\S+\/docs\//, 'docs/')
  const lines: string[] = []
  for (const word of short.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length > 128) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

function picture(messages: readonly Linter.LintMessage[]): string {
  const lines = code.trimEnd().split('\n')
  const parts: string[] = []
  lines.forEach((line, index) => {
    const y = top + index * lineHeight
    parts.push(
      text(24, y, String(index + 1), 'class="code" fill="#8a8a8a"'),
      text(left, y, coloured(line), `class="code" fill="#1f1f1f" textLength="${line.length * charWidth}"`),
    )
  })
  parts.push(...messages.map(squiggle))
  let y = top + lines.length * lineHeight + 14
  parts.push(`<path d="M0 ${y - 20} H${width}" stroke="#d4d4d4"/>`)
  for (const { message, ruleId, line, severity } of messages) {
    const fill = severity === 2 ? colours.error : colours.warning
    parts.push(`<circle cx="30" cy="${y - 4}" r="6" fill="${fill}"/>`)
    wrapped(message).forEach((words) => {
      parts.push(text(48, y, escape(words), 'class="words" fill="#1f1f1f"'))
      y += 19
    })
    parts.push(
      text(
        48,
        y,
        `<tspan fill="#0066bf">${ruleId ?? ''}</tspan>  line ${line}`,
        'class="words" fill="#6a6a6a"',
      ),
    )
    y += 30
  }
  const height = y - 8
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">An editor with two squiggles: under a key that is written in the code, and under one without a fallback key; below, what the messages say.</title>
<style>.code{font:14px ui-monospace,Menlo,Consolas,"Liberation Mono",monospace}.words{font:13px system-ui,"Segoe UI","Liberation Sans",sans-serif}</style>
<rect width="${width}" height="${height}" rx="8" fill="#ffffff" stroke="#d4d4d4"/>
${parts.join('\n')}
</svg>
`
}

const { recommended } = plugin.configs
const messages = new Linter().verify(code, [recommended], { filename: 'server.js' })
const drawn = picture(messages)
const file = path.join(import.meta.dirname, '../docs/images/squiggle.svg')

if (process.argv.includes('--check')) {
  const there = await readFile(file, 'utf8').catch(() => '')
  if (there !== drawn) {
    console.error('docs/images/squiggle.svg is not what the messages say now. Run `npm run generate`.')
    process.exitCode = 1
  }
} else await writeFile(file, drawn)
