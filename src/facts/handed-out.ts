// Settings as a whole: `process.env`, `config`, `appSettings`, with nothing of them picked.
const whole = /(?:\bprocess\.env|[cC]onfig|[sS]ettings)(?=\s*[,)}])/g
// One of them is in every such text; a search for a word costs a fraction of the expression.
const signs = ['process.env', 'onfig', 'ettings']
// How they get out: the call that they are given to, on the same line.
const handingOut =
  /(?:\bconsole\.|[lL]og(?:ger)?\.|\.(?:json|jsonp|render|send)\(|\bstringify\(|Error\(|\bResponse\b|\bset(?:Context|Extra)|\bcapture[A-Z]|'?\bdefine\b|'process\.env')[^\n]*$/
const longestLine = 200

/** Whether a text may hand the settings out as a whole: then the keys in them need not be named. */
export function mayHandOutSettings(text: string): boolean {
  if (!signs.some((sign) => text.includes(sign))) return false
  for (const { index } of text.matchAll(whole)) {
    if (handingOut.test(text.slice(Math.max(0, text.lastIndexOf('\n', index), index - longestLine), index)))
      return true
  }
  return false
}
