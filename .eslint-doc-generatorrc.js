import * as prettier from 'prettier'

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [['env', '📄']],
  // Without it, Prettier and the check for stale pages would each undo the other's tables.
  async postprocess(content, pathToFile) {
    return prettier.format(content, {
      ...(await prettier.resolveConfig(pathToFile)),
      parser: 'markdown',
    })
  },
}
