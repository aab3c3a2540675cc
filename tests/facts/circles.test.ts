import { describe, expect, it } from 'vitest'
import { factsIn } from './facts-in.ts'

const session = "import session from 'express-session'\n"

/** How a name may be declared by means of another one. */
const declarations: readonly (readonly [form: string, declare: (name: string, other: string) => string])[] = [
  ['constant', (name, other) => `var ${name} = ${other}`],
  ['member', (name, other) => `var ${name} = ${other}.secret`],
  ['object', (name, other) => `var ${name} = { secret: ${other} }`],
  ['member in an object', (name, other) => `var ${name} = { secret: ${other}.secret }`],
  ['spread', (name, other) => `var ${name} = { ...${other} }`],
  ['merged', (name, other) => `var ${name} = Object.assign({}, ${other}, ${other}.secret)`],
  ['array', (name, other) => `var ${name} = [...${other}, ${other}]`],
  ['element', (name, other) => `var ${name} = ${other}[0]`],
  ['pattern', (name, other) => `var { secret: ${name} = ${other} } = ${other}`],
  ['rest', (name, other) => `var { secret, ...${name} } = ${other}`],
  ['alternative', (name, other) => `var ${name} = ${other} || ${other}.secret`],
  ['text', (name, other) => `var ${name} = \`\${${other}}-\${${other}.secret}\``],
  ['class', (name, other) => `class ${name} extends ${other} {}`],
  ['field', (name, other) => `class ${name} { static secret = ${other}.secret; secret = new ${other}() }`],
  ['getter', (name, other) => `var ${name} = { get secret() { return ${other}.secret } }`],
  [
    'function',
    (name, other) => `function ${name}(given = ${other}()) { return { ...given, ...${other}(given) } }`,
  ],
  ['call', (name, other) => `var ${name} = ${other}(${other})`],
  ['instance', (name, other) => `var ${name} = new ${other}(${other})`],
  ['list', (name, other) => `var ${name} = ${other}.map((one) => one.secret).concat(${other})`],
  ['loop', (name, other) => `for (var ${name} of ${other}) ${other} = ${name}`],
  ['namespace', (name, other) => `namespace ${name} { export const secret = ${other}.secret }`],
  ['enum', (name, other) => `enum ${name} { secret = ${other}.secret }`],
]

const pairs = declarations.flatMap(([form, declare]) =>
  declarations.map(([other, declareOther]) => ({
    form,
    other,
    code: `${session}${declare('First', 'Second')}\n${declareOther('Second', 'First')}\n`,
  })),
)

const uses = ['First', 'First.secret.secret', 'First().secret', 'new First().secret', 'First[0]']
  .map((secret) => `session({ secret: ${secret} })`)
  .join('\n')

describe('two declarations by means of each other', () => {
  it.each(pairs)('$form and $other', ({ code }) => {
    const { sinkCalls } = factsIn(`${code}${uses}`, { filename: 'program.ts' })
    expect(sinkCalls.length).toBeGreaterThan(0)
  })
})

describe('parameters that are what the function returns', () => {
  it.each([
    ['a rest', 'function f({ ...rest } = f()) { session({ ...rest }); return { ...rest } }'],
    ['a default', 'function f({ secret = f().secret } = f()) { session({ secret }); return { secret } }'],
    ['an argument', 'function f(given) { session({ ...given }); return { ...given } }\nf(f())'],
  ])('%s', (_, code) => {
    expect(factsIn(`${session}${code}`).hardcodedKeys).toEqual([])
  })
})

// Each took minutes when a level cost as much as all below it.
describe('a long chain', () => {
  it.each([
    ['of methods', `text${'.trim()'.repeat(1_500)}`],
    ['of members', `config${'.key'.repeat(1_500)}`],
    ['of calls', `f${'()'.repeat(1_500)}`],
    ['of concatenations', `${"'a' + ".repeat(1_500)}key`],
    ['of conditionals', `${"a ? 'made-up-key' : ".repeat(300)}key`],
  ])('%s ends', (_, secret) => {
    const { sinkCalls } = factsIn(`${session}session({ secret: ${secret} })`)
    expect(sinkCalls).toHaveLength(1)
  })

  it('of assignments ends', () => {
    const code = `let key = process.env.KEY\n${"key = key + 'x'\n".repeat(1_500)}`
    expect(factsIn(`${session}${code}session({ secret: key })`).sinkCalls).toHaveLength(1)
  })
})

describe('the values of an object', () => {
  it('end when it is spread into itself', () => {
    const code = `${session}let options = {}\noptions = { ...options }\nsession({ secret: Object.values(options) })`
    expect(factsIn(code).sinkCalls).toHaveLength(1)
  })
})
