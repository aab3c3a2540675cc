import { fileOf } from '../generate/catalogue.ts'

/** The files of a new rule: they pass lint and tests as they are, and report every key of every library. */
export function ruleFiles(name: string): Readonly<Record<string, string>> {
  return {
    [`src/rules/${name}.ts`]: `import { createRule } from './create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    // TODO: the severity in the recommended config, if it belongs there
    docs: { description: '${name.startsWith('no-') ? 'disallow' : 'require'} TODO' },
    languages: ['js/js'],
    schema: [],
    messages: {
      // TODO: a state in camelCase; what is wrong and what follows from it, what to do, the page
      found: "TODO: this key of '{{ package }}' is found. See {{ url }}",
    },
  },
  create(context) {
    return {
      Program() {
        for (const { library, key } of factsOf(context).sinkCalls) {
          // TODO: leave out what is right
          context.report({
            node: key,
            messageId: 'found',
            data: { package: library.package, url: impactUrl(library.package) },
          })
        }
      },
    }
  },
})
`,
    [`tests/rules/${name}.test.ts`]: `import { impactUrl } from '../../src/docs-urls.ts'
import rule from '../../src/rules/${name}.ts'
import { RuleTester } from '../rule-tester.ts'

const session = (secret: string) => \`import session from 'express-session'
session({ secret: \${secret} })\`

const expressSession = { package: 'express-session', url: impactUrl('express-session') }

new RuleTester().run('${name}', rule, {
  valid: [
    { name: 'a local function of the same name', code: 'function session() {}\\nsession({ secret: key })' },
    // TODO: lookalikes
  ],
  invalid: [
    {
      name: 'an imported key',
      code: session('key'),
      errors: [
        { messageId: 'found', data: expressSession, line: 2, column: 19, endLine: 2, endColumn: 22 },
      ],
    },
  ],
})
`,
    [`docs/rules/${name}.md`]: `# secret-key/${name}

<!-- end auto-generated rule header -->

TODO: why it is bad, in the words of somebody who has to live with the consequence.

## What it reports

TODO: what it reports, and what it leaves alone.

## Examples

Incorrect:

<!-- incorrect -->

\`\`\`js
import session from 'express-session'
import { sessionKey } from './keys.js'

app.use(session({ secret: sessionKey }))
\`\`\`

Correct:

<!-- correct -->

\`\`\`js
import { sessions } from './sessions.js'

app.use(sessions)
\`\`\`

## When not to use it

TODO

## See also

- [What rotating a key does](../rotation-impact/README.md)
`,
  }
}

/** The file of a new library: an entry that says nothing true yet, but all that it has to say. */
export function libraryFiles(name: string): Readonly<Record<string, string>> {
  const file = fileOf({ package: name })
  return {
    [file]: `import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '${name}',
  // TODO: the version that the statements below were run against
  verified: 'not run',
  // TODO: where it documents its key
  reference: 'https://www.npmjs.com/package/${name}',
  sinks: [
    {
      // TODO: every place where a key enters; src/catalogue/types.ts has all forms
      call: 'default',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    // TODO: what you saw happen with another key, not what the documentation promises
    invalidates: [{ what: 'sessions', shows: 'TODO: the exact error or value', severity: 'sign in again' }],
    unaffected: ['TODO: what you saw go on'],
    withFallback: 'TODO: what the older key saves.',
    dropWhen: 'TODO: the last value that the old key made has expired',
  },
  examples: {
    correct: [
      \`import sessions from '${name}'
import { sessionKeys } from './keys.js'

export const middleware = sessions({ secret: sessionKeys })
\`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: \`import sessions from '${name}'

export const middleware = sessions({ secret: ['made-up-session-key', ...olderKeys] })
\`,
      },
      {
        rule: 'require-fallback-keys',
        code: \`import sessions from '${name}'
import { sessionKey } from './keys.js'

export const middleware = sessions({ secret: sessionKey })
\`,
      },
    ],
  },
})
`,
  }
}
