/** How libraries and frameworks say how long something stays valid: which options, and in which unit a bare number is. */

/** Options that give a lifetime, whatever the library. */
export const lifetimeOptions: ReadonlySet<string> = new Set([
  'expiresIn',
  'expires_in',
  'expirationTime',
  'exp',
  'maxAge',
  'max_age',
  'ttl',
  'TTL',
  'duration',
  'activeDuration',
  'absoluteDuration',
  'rollingDuration',
  'defaultExpiresInSeconds',
])

/** Methods of builders that give one: `new SignJWT(payload).setExpirationTime('2h')`. */
export const lifetimeMethods: ReadonlySet<string> = new Set(['setExpirationTime', 'setExpiration'])

const inMilliseconds: ReadonlySet<string> = new Set([
  '@fastify/session',
  '@hapi/cookie',
  '@hapi/hapi',
  '@hapi/iron',
  '@hapi/yar',
  '@mgcrea/fastify-session',
  '@tinyhttp/cookie-signature',
  '@workos-inc/node',
  'client-sessions',
  'cookie-parser',
  'cookie-session',
  'cookie-signature',
  'cookies',
  'egg-cookies',
  'express',
  'express-session',
  'fast-jwt',
  'iron-webcrypto',
  'keygrip',
  'koa',
  'koa-generic-session',
  'koa-session',
  'sails',
])

const inSeconds: ReadonlySet<string> = new Set([
  '@auth/core',
  '@auth/express',
  '@auth0/nextjs-auth0',
  '@elysiajs/jwt',
  '@fastify/cookie',
  '@fastify/jwt',
  '@fastify/secure-session',
  '@feathersjs/authentication',
  '@hapi/jwt',
  '@keystone-6/core',
  '@nestjs/jwt',
  '@remix-run/cookie',
  '@remix-run/node',
  '@tanstack/start-server-core',
  'aws4',
  'better-auth',
  'elysia',
  'express-openid-connect',
  'h3',
  'hono',
  'iron-session',
  'jose',
  'jsonwebtoken',
  'next-auth',
  'nuxt-auth-utils',
  'payload',
  'react-router',
  'svelte-kit-cookie-session',
])

/** How many seconds a bare number stands for in a lifetime option of a library; undefined where that was not looked up. */
export function secondsPerNumber(library: string, option: string): number | undefined {
  const name = option.split('.').at(-1) ?? option
  if (name === 'exp' || /seconds/i.test(name)) return 1
  if (library === 'svelte-kit-cookie-session') return name === 'expires' ? 86_400 : undefined
  if (inMilliseconds.has(library)) return 0.001
  return inSeconds.has(library) ? 1 : undefined
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|milliseconds?)$/i, 0.001],
  [/^(?:s|secs?|seconds?)$/i, 1],
  [/^(?:m|mins?|minutes?)$/i, 60],
  [/^(?:h|hrs?|hours?)$/i, 3_600],
  [/^(?:d|days?)$/i, 86_400],
  [/^(?:w|weeks?)$/i, 604_800],
  [/^(?:y|yrs?|years?)$/i, 31_557_600],
]

/** The seconds in "15m", "2 hours", "7 days from now"; undefined for anything else, bare numbers included. */
export function secondsIn(text: string): number | undefined {
  const [, amount, unit = ''] =
    /^\s*(?:\+\s*)?(\d+(?:\.\d+)?)\s*([a-z]+)(?:\s+from\s+now)?\s*$/i.exec(text) ?? []
  const factor = units.find(([name]) => name.test(unit))?.[1]
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor
}

/** Days and hours as people say them: "7 days", "1 hour and 30 minutes". */
export function describeSeconds(seconds: number): string {
  const parts: string[] = []
  let rest = Math.round(seconds)
  for (const [name, size] of [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
  ] as const) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`)
  }
  return parts.slice(0, 2).join(' and ') || 'no time'
}
