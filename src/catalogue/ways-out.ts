/** The ways on which a value leaves the server, and by which calls it does: names, no code. */

/** How a value leaves the server. */
export type WayOut =
  'client' | 'log' | 'error' | 'response' | 'URL' | 'cookie' | 'telemetry' | 'serialization'

export const waysOut: readonly WayOut[] = [
  'client',
  'log',
  'error',
  'response',
  'URL',
  'cookie',
  'telemetry',
  'serialization',
]

/** What a logger is called where nobody sees which one it is. */
export const loggerNames =
  /^(?:console|log|logger|winston|pino|bunyan|log4js|signale|consola)$|(?:Log|Logger)$/

/** Packages whose exports log, and what comes out of their factories. */
export const loggerPackages: ReadonlySet<string> = new Set([
  '@nestjs/common',
  '@std/log',
  'adze',
  'bunyan',
  'consola',
  'debug',
  'electron-log',
  'fancy-log',
  'log4js',
  'loglevel',
  'nestjs-pino',
  'npmlog',
  'pino',
  'roarr',
  'signale',
  'tracer',
  'tslog',
  'winston',
])

export const logMethods =
  /^(?:alert|await|box|child|complete|crit|critical|debug|dir|emerg|error|fail|fatal|fav|group|groupCollapsed|http|info|log|note|notice|pending|ready|silly|star|start|success|table|trace|verbose|wait|warn|warning|watch|write)$/

/** What gives values that it is given to whoever made the request. */
export const responseNames = /^(?:res|resp|response|reply|rep)$/
export const responseMethods =
  /^(?:append|end|header|headers|json|jsonp|render|send|set|setHeader|view|write|writeHead)$/
/** The context of Hono and Koa, which answers itself. */
export const contextNames = /^(?:c|ctx|context)$/
export const contextMethods = /^(?:body|header|html|json|newResponse|render|text)$/
/** Functions that answer, by what exports them. */
export const responders: ReadonlySet<string> = new Set([
  '@remix-run/cloudflare json',
  '@remix-run/node json',
  '@remix-run/server-runtime json',
  '@sveltejs/kit json',
  '@sveltejs/kit text',
  '@tanstack/react-start json',
  'h3 send',
  'hono/factory json',
  'micro send',
  'react-router data',
  'react-router json',
])
/** Connections to clients, and how they are sent something. */
export const connectionNames = /^(?:io|nsp|peer|ws)$|[sS]ocket$/
export const connectionMethods = /^(?:emit|emitWithAck|send|publish)$/
/** What makes a connection to somebody else's server, who gets its own secret there. */
export const connectors: ReadonlySet<string> = new Set(['(global) WebSocket', 'socket.io-client', 'ws'])
/** Functions of the application's own by whose name what they return is what the browser gets. */
export const answering = /^(?:getServerSideProps|getStaticProps|getInitialProps)$/
/** Calls whose callback answers with what it returns. */
export const handlerMakers =
  /^(?:cachedEventHandler|defineCachedEventHandler|defineEventHandler|eventHandler)$/
/** The same, by where the framework looks for them. */
export const answeringFiles: readonly (readonly [file: RegExp, name: RegExp])[] = [
  [/\/(?:routes\/.+|root)\.[jt]sx?$/, /^(?:action|loader)$/],
  [/\/\+(?:page|layout)\.server\.[jt]s$/, /^load$/],
]
export const routeMethods = /^(?:all|delete|get|patch|post|put)$/
export const routeDecorators: ReadonlySet<string> = new Set([
  'All',
  'Delete',
  'Get',
  'Patch',
  'Post',
  'Put',
  'Sse',
])

/** The objects and decorators of GraphQL under which functions answer with what they return. */
export const resolverTypes: ReadonlySet<string> = new Set(['Mutation', 'Query', 'Subscription'])
export const resolverDecorators: ReadonlySet<string> = new Set([
  'FieldResolver',
  'Mutation',
  'Query',
  'ResolveField',
  'Subscription',
])
/** How a chain of tRPC ends: the function answers. */
export const procedureMethods = /^(?:mutation|query|subscription)$/

/** What becomes the text of an error. */
export const errorNames = /(?:Error|Exception)$/

/** Packages that send what they are given to where somebody watches. */
export const telemetryPackages =
  /^(?:@(?:sentry|datadog|opentelemetry|segment|bugsnag|amplitude|honeybadger-io|honeycombio|rudderstack|posthog)\/.+|applicationinsights|dd-trace|elastic-apm-node|logrocket|mixpanel|mixpanel-browser|newrelic|posthog-js|posthog-node|raygun|rollbar)$/
export const telemetryNames =
  /^(?:analytics|apm|appInsights|bugsnag|datadogLogs|datadogRum|honeybadger|logrocket|mixpanel|newrelic|posthog|rollbar|scope|sentry|span|tracer|(?:active|current|root)Span)$/i
export const telemetryMethods =
  /^(?:add(?:Action|Attribute|Breadcrumb|CustomAttributes?|Error|Event|Tags?)|breadcrumb|capture(?:Event|Exception|Message)?|identify|leaveBreadcrumb|logEvent|noticeError|notify|page|record(?:CustomEvent|Exception)|screen|set(?:Attributes?|Context|CustomContext|Extras?|Label|Tags?|User|UserProperties)|start(?:Active|Inactive)?Span|track(?:Event|Exception|Trace)?)$/

/** Stores of cookies by their names. */
export const cookieStores = /cookies?(?:Store|Jar)?$/i
export const cookieSetters = /^(?:setCookie|serializeCookie)$/i

/** Calls that mask what they are given, or make something of it that does not give it away. */
export const masking =
  /censor|digest|encrypt|fingerprint|hash|hide|hmac|last4|mask|obfuscat|omit|pick|preview|redact|saniti[sz]e|scrub|shorten|(?<!as)sign|strip|truncat/i
/** Members of a text that are a part of it, or say something about it. */
export const partial =
  /^(?:at|charAt|charCodeAt|codePointAt|endsWith|includes|indexOf|length|byteLength|match|replace|replaceAll|search|slice|split|startsWith|subarray|substr|substring)$/
/** Calls out of which what they are given comes whole. */
export const showing =
  /^(?:String|assign|btoa|cloneDeep|concat|dump|encodeURI|encodeURIComponent|entries|format|freeze|from|inspect|join|resolve|safeStringify|serialize|stringify|structuredClone|toJSON|toString|trim|valueOf|values)$/
/** Those that make a text of everything in an object, and those that leave it an object. */
export const serializing = /^(?:dump|format|inspect|safeStringify|serialize|stringify)$/
export const holding =
  /^(?:assign|cloneDeep|entries|freeze|from|resolve|structuredClone|toJSON|valueOf|values)$/
/** Colours for a terminal. */
export const colours = /^(?:ansis|chalk|clc|colors?|colorette|kleur|pc|picocolors)$/

/** Loggers that leave out what they are told to, and the option that says what. */
export const redacting: ReadonlyMap<string, readonly string[]> = new Map([
  ['fastify', ['logger', 'redact']],
  ['pino', ['redact']],
])
