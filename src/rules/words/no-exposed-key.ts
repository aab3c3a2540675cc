import { describeLeak, list, rotationOf } from '../../catalogue/describe.ts'
import type { WayOut } from '../../catalogue/ways-out.ts'
import { impactUrl } from '../../docs-urls.ts'
import type { Exposure } from '../../facts/index.ts'

const reads = 'whoever reads them can {{ leak }}'

/** What a key that leaves the server is reported with, by how it leaves. */
export const messages = {
  clientPrefix:
    "{{ key }} is copied to the client: its prefix '{{ prefix }}' says so. Anybody who loads the page can {{ leak }}. " +
    'Name it without the prefix, read it on the server only, and {{ renewal }}. See {{ url }}',
  clientFile:
    '{{ key }} is used in code that the browser gets. Anybody who loads the page can {{ leak }}. ' +
    'Move what needs it to the server, and {{ renewal }}. See {{ url }}',
  clientBundle:
    '{{ key }} is copied into the code that the browser gets. Anybody who loads the page can {{ leak }}. ' +
    'Take it out of here, read it on the server only, and {{ renewal }}. See {{ url }}',
  logged:
    `{{ key }} is logged. Logs are kept and passed on, and ${reads}. ` +
    'Log whether it is set, never what it is; if this ran, {{ renewal }}. See {{ url }}',
  inError:
    `{{ key }} is put into an error. Errors end up in logs, reports and responses, and ${reads}. ` +
    'Name the setting in the error, never its value; if this ran, {{ renewal }}. See {{ url }}',
  inResponse:
    '{{ key }} is sent to the client. Whoever gets it can {{ leak }}. ' +
    'Send what was made with the key, never the key; if this ran, {{ renewal }}. See {{ url }}',
  inUrl:
    `{{ key }} is put into a URL. Logs, histories and the Referer header keep URLs, and ${reads}. ` +
    'Put something signed with the key there; if this ran, {{ renewal }}. See {{ url }}',
  inCookie:
    '{{ key }} is put into a cookie. Whoever has the cookie can {{ leak }}. ' +
    'Put something signed with the key there; if this ran, {{ renewal }}. See {{ url }}',
  inTelemetry:
    `{{ key }} is sent to telemetry. Reports are kept elsewhere and passed on, and ${reads}. ` +
    'Leave it out; if this ran, {{ renewal }}. See {{ url }}',
  serialized:
    '{{ key }} is serialised with what holds it. Whoever gets the text can {{ leak }}. ' +
    'Pick the values that may be known; if the text went anywhere, {{ renewal }}. See {{ url }}',
}

export type MessageId = keyof typeof messages

const messageBy: Readonly<Record<Exclude<WayOut, 'client'>, MessageId>> = {
  log: 'logged',
  error: 'inError',
  response: 'inResponse',
  URL: 'inUrl',
  cookie: 'inCookie',
  telemetry: 'inTelemetry',
  serialization: 'serialized',
}

const ofClient = { prefix: 'clientPrefix', file: 'clientFile', bundle: 'clientBundle' } as const

/** Which message says how a key leaves. */
export function messageFor({ way, client = 'bundle' }: Exposure): MessageId {
  return way === 'client' ? ofClient[client] : messageBy[way]
}

/** What stands in the messages: names, never a key. */
export function dataOf({ kind, settings, prefix, sinkCall }: Exposure): Record<string, string> {
  const library = sinkCall?.library
  return {
    key: nameOfKey({ kind, settings, sinkCall }),
    leak: leakOf({ kind, sinkCall }),
    renewal: kind === 'third party' ? 'have it issued anew by whoever issued it' : 'rotate it',
    ...(prefix === undefined ? {} : { prefix }),
    url: library ? impactUrl(library.package) : impactUrl(undefined, 'if-it-leaked'),
  }
}

function nameOfKey({ kind, settings, sinkCall }: Pick<Exposure, 'kind' | 'settings' | 'sinkCall'>): string {
  if (kind === 'environment') return 'The whole environment, with every key in it,'
  const names = settings.map((setting) => `'${setting}'`)
  if (names.length > 1) return `A value with the secret settings ${list(names)}`
  const [name] = names
  if (name !== undefined)
    return kind === 'third party' ? `Another party's secret ${name}` : `The secret setting ${name}`
  return `A key of '${sinkCall?.library.package ?? ''}'`
}

function leakOf({ kind, sinkCall }: Pick<Exposure, 'kind' | 'sinkCall'>): string {
  if (sinkCall) return describeLeak(rotationOf(sinkCall.library, sinkCall.sink))
  return kind === 'environment' ? 'use every secret in it' : 'do whatever the key allows'
}
