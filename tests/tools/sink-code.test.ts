import { describe, expect, it } from 'vitest'
import type { KeySink } from '../../src/catalogue/types.ts'
import { codesOf, whereabouts } from '../../tools/generate/sink-code.ts'

const ring = { keyRing: { accepts: 'array', newest: 'first' }, role: 'sign and verify' } as const

describe('a sink as code', () => {
  it.each<[string, string, KeySink, readonly string[]]>([
    [
      'a default export',
      'express-session',
      { call: 'default', key: { argument: 0, property: 'secret' }, ...ring },
      ['expressSession({ secret: KEY })'],
    ],
    [
      'an argument',
      'jsonwebtoken',
      { call: ['sign', 'verify'], key: { argument: 1 }, ...ring },
      ['sign(…, KEY)', 'verify(…, KEY)'],
    ],
    [
      'the last argument',
      'next-auth',
      { call: 'default', key: { argument: 'last', property: 'jwt.secret' }, ...ring },
      ['nextAuth(…, { jwt: { secret: KEY } })'],
    ],
    [
      'a module of the package',
      'next-auth',
      { from: 'next-auth/providers/email', call: 'default', key: { argument: 0 }, ...ring },
      ['email(KEY)'],
    ],
    [
      'several options',
      'better-auth',
      { call: 'betterAuth', key: { argument: 0, property: ['secret', 'secrets'] }, ...ring },
      ['betterAuth({ secret: KEY })', 'betterAuth({ secrets: KEY })'],
    ],
    [
      'a function that returns the key',
      'csrf-csrf',
      { call: 'doubleCsrf', key: { argument: 0, property: 'getSecret', returned: true }, ...ring },
      ['doubleCsrf({ getSecret: () => KEY })'],
    ],
    [
      'a function that returns options',
      '@nestjs/jwt',
      {
        call: 'JwtModule.registerAsync',
        key: { argument: 0, property: 'useFactory', returned: 'secret' },
        ...ring,
      },
      ['JwtModule.registerAsync({ useFactory: () => ({ secret: KEY }) })'],
    ],
    [
      'a class',
      'passport-jwt',
      { new: 'Strategy', key: { argument: 0, property: 'secretOrKey' }, ...ring },
      ['new Strategy({ secretOrKey: KEY })'],
    ],
    [
      'a default export that is a class',
      'koa',
      { new: 'default', key: { argument: 0, property: 'keys' }, ...ring },
      ['new Koa({ keys: KEY })'],
    ],
    [
      'a method of a class',
      'jose',
      { method: 'sign', of: { new: 'SignJWT' }, key: { argument: 0 }, ...ring },
      ['new SignJWT(…).sign(KEY)'],
    ],
    [
      'a method of what a call gives',
      'fast-jwt',
      { method: 'use', of: { call: 'create' }, key: { argument: 0 }, ...ring },
      ['create(…).use(KEY)'],
    ],
    [
      'a method of a typed value',
      '@nestjs/jwt',
      { method: 'verify', of: { type: 'JwtService' }, key: { argument: 1, property: 'secret' }, ...ring },
      ['jwtService.verify(…, { secret: KEY })'],
    ],
    [
      'a plugin',
      '@fastify/cookie',
      {
        host: 'register',
        given: { argument: 0, is: 'default' },
        key: { argument: 1, property: 'secret' },
        ...ring,
      },
      ['app.register(fastifyCookie, { secret: KEY })'],
    ],
    [
      'a plugin and its options in one object',
      '@hapi/yar',
      {
        host: 'register',
        given: { argument: 0, property: 'plugin', is: 'default' },
        key: { argument: 0, property: 'options.password' },
        ...ring,
      },
      ['app.register({ plugin: hapiYar, options: { password: KEY } })'],
    ],
    [
      'a plugin that is known by name',
      'hapi-auth-jwt2',
      {
        host: 'auth.strategy',
        given: { argument: 1, equals: 'jwt' },
        key: { argument: 2, property: 'key' },
        ...ring,
      },
      ["server.auth.strategy(…, 'jwt', { key: KEY })"],
    ],
    [
      'a token that a container binds',
      '@loopback/authentication-jwt',
      {
        host: 'bind',
        given: { argument: 0, is: 'TOKEN_SECRET' },
        then: 'to',
        key: { argument: 0 },
        ...ring,
      },
      ['app.bind(TOKEN_SECRET).to(KEY)'],
    ],
    ['a property', 'koa', { assign: 'keys', of: { new: 'default' }, ...ring }, ['koa.keys = KEY']],
    [
      'a configuration file',
      '@strapi/strapi',
      { exported: 'app.keys', file: 'config/server', ...ring },
      ['{ app: { keys: KEY } }'],
    ],
    [
      'a setting',
      'next-auth',
      { setting: ['AUTH_SECRET', 'NEXTAUTH_SECRET'], ...ring },
      ['AUTH_SECRET', 'NEXTAUTH_SECRET'],
    ],
  ])('%s', (_form, packageName, sink, codes) => {
    expect(codesOf(packageName, sink).map(({ code }) => code)).toEqual(codes)
  })
})

describe('where a sink is', () => {
  const call = (more: object): KeySink => ({ call: 'decode', key: { argument: 0 }, ...ring, ...more })

  it.each<[KeySink, string]>([
    [call({}), ''],
    [call({ from: 'next-auth/jwt' }), 'from `next-auth/jwt`'],
    [call({ from: ['next-auth', 'next-auth/next'] }), ''],
    [call({ versions: '>=5.0.0-0' }), 'version 5 and newer'],
    [call({ versions: '<5.0.0-0' }), 'before version 5'],
    [call({ versions: '>=4.1.0 <5.0.0' }), 'version 4.1 and newer, before 5'],
    [call({ versions: '^3.0.0' }), 'versions ^3.0.0'],
    [call({ from: 'next-auth/jwt', versions: '<5.0.0-0' }), 'from `next-auth/jwt`, before version 5'],
    [{ setting: 'AUTH_SECRET', ...ring }, 'a setting that the library reads by itself'],
    [{ exported: 'app.keys', file: ['config/server', 'server'], ...ring }, 'in `config/server` or `server`'],
  ])('%j', (sink, words) => {
    expect(whereabouts('next-auth', sink)).toBe(words)
  })
})
