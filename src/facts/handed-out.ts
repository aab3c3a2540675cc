// Settings as a whole: `process.env`, `config`, `appSettings`, with nothing of them picked.
const whole = /(?:\bprocess\.env|[cC]onfig|[sS]ettings)(?=\s*[,)}])/g
// One of them is in every such text; a search for a word costs a fraction of the expression.
const signs = ['process.env', 'onfig', 'ettings']
// How they get out: the call that they are given to, on the same line.
const handingOut =
  /(?:\bconsole\.|[lL]og(?:ger)?\.|\.(?:emit(?:WithAck)?|json|jsonp|publish|render|send)\(|\bstringify\(|Error\(|\bResponse\b|\bset(?:Context|Extra)|\bcapture[A-Z]|'?\bdefine\b|'process\.env')[^\n]*$/
// What a handler gives back is an answer; of a configuration too many functions do that.
const givingBack = /(?:=>|\breturn)\s*$/
const longestLine = 200

/** Whether a text may hand the settings out as a whole: then the keys in them need not be named. */
export function mayHandOutSettings(text: string): boolean {
  if (!signs.some((sign) => text.includes(sign))) return false
  for (const { 0: settings, index } of text.matchAll(whole)) {
    const before = text.slice(Math.max(0, text.lastIndexOf('\n', index), index - longestLine), index)
    if (handingOut.test(before) || (settings === 'process.env' && givingBack.test(before))) return true
  }
  return false
}
