import { createRequire } from 'node:module'

import type { ESLint } from 'eslint'

import { parseEnvFile } from './env-file.ts'
import type { EnvComment, EnvFile, EnvSetting, EnvValue } from './env-file.ts'

type Language = NonNullable<ESLint.Plugin['languages']>[string]
type Kit = typeof import('@eslint/plugin-kit')

const require = createRequire(import.meta.url)

const visitorKeys = { EnvFile: ['body'], EnvSetting: ['value'], EnvValue: [], EnvComment: [] }

type Node = EnvFile | EnvSetting | EnvValue | EnvComment

/** Environment files, `.env` and the like, as a language of ESLint. */
export const env: Language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys,
  validateLanguageOptions() {
    // There are none.
  },
  parse: ({ body }) => ({ ok: true, ast: parseEnvFile(String(body)) }),
  createSourceCode: ({ body }, { ast }) => new (sourceCodeClass())(String(body), ast as EnvFile),
}

const directive = /^\s*eslint-(?<type>disable-next-line|disable-line|disable|enable)(?:\s(?<rest>.*))?$/

function makeClass({ Directive, TextSourceCodeBase, VisitNodeStep }: Kit) {
  return class EnvSourceCode extends TextSourceCodeBase {
    readonly visitorKeys = visitorKeys
    readonly #file: EnvFile
    readonly #parents = new Map<Node, Node>()

    constructor(text: string, ast: EnvFile) {
      super({ text, ast: ast, lineEndingPattern: /\r?\n/ })
      this.#file = ast
      for (const setting of ast.body) {
        this.#parents.set(setting, ast)
        if (setting.value) this.#parents.set(setting.value, setting)
      }
    }

    override getParent(node: object): object | undefined {
      return this.#parents.get(node as Node)
    }

    /** Every node is entered and left. */
    override traverse() {
      const around = (node: Node, inside: readonly InstanceType<Kit['VisitNodeStep']>[]) => {
        const args = [node, this.getParent(node)]
        return [
          new VisitNodeStep({ target: node, phase: 1, args }),
          ...inside,
          new VisitNodeStep({ target: node, phase: 2, args }),
        ]
      }
      return around(
        this.#file,
        this.#file.body.flatMap((setting) => around(setting, setting.value ? around(setting.value, []) : [])),
      )
    }

    /** `# eslint-disable-next-line rule -- why` and the like. */
    getDisableDirectives() {
      const directives = this.#file.comments.flatMap((comment) => {
        const { type, rest = '' } = directive.exec(comment.value)?.groups ?? {}
        if (type === undefined) return []
        const [value = '', ...justification] = rest.trim().split(/\s-{2,}\s/)
        return [
          new Directive({
            type: type as 'disable',
            node: comment,
            value: value.trim(),
            justification: justification.join(' -- ').trim(),
          }),
        ]
      })
      return { problems: [], directives }
    }
  }
}

let made: ReturnType<typeof makeClass> | undefined

/** Made when the first environment file is linted: whoever lints none need not load what it is made of. */
function sourceCodeClass(): ReturnType<typeof makeClass> {
  return (made ??= makeClass(require('@eslint/plugin-kit') as Kit))
}
