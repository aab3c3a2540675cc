/**
 * Loaded before a program (`node --import`), in its threads too: notes what it asks of the file system, of the network and
 * of other programs, one JSON line each, in the file that RECORD names.
 */
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import path from 'node:path'
import tls from 'node:tls'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const append = fs.appendFileSync
const noted = new Set()
let noting = false

function note(call, ...given) {
  if (noting) return
  noting = true
  const line = `${JSON.stringify([call, ...given.map(textOf)])}\n`
  if (!noted.has(line)) append(process.env.RECORD, line)
  noted.add(line)
  noting = false
}

function textOf(value) {
  if (value instanceof URL) return value.protocol === 'file:' ? fileURLToPath(value) : value.href
  if (Buffer.isBuffer(value)) return value.toString()
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  return typeof value === 'number' ? value : `(${typeof value})`
}

function watch(owner, name, prefix, told) {
  const original = owner[name]
  if (typeof original !== 'function') return
  const watched = function (...given) {
    note(`${prefix}.${name}`, ...told(given))
    return new.target ? Reflect.construct(original, given, original) : Reflect.apply(original, this, given)
  }
  const properties = Object.getOwnPropertyDescriptors(original)
  const promising = original[promisify.custom]
  if (promising) {
    const value = (...given) => {
      note(`${prefix}.${name}`, ...told(given))
      return promising(...given)
    }
    properties[promisify.custom] = { value }
  }
  Object.defineProperties(watched, properties)
  owner[name] = watched
}

const absolute = (value) => {
  const text = textOf(value)
  return typeof text === 'string' && typeof value !== 'object' ? path.resolve(text) : text
}
const firstPath = ([file, more]) => [absolute(file), ...(typeof more === 'string' ? [more] : [])]

for (const [prefix, owner] of [
  ['fs', fs],
  ['fs.promises', fs.promises],
]) {
  for (const name of Object.keys(owner)) {
    // Classes and helpers without a path.
    if (/^[A-Z_]|^(?:constants|promises|.*Stream)$/.test(name) && !/^create/.test(name)) continue
    watch(owner, name, prefix, firstPath)
  }
}
for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  watch(childProcess, name, 'child_process', ([file, more]) => [file, ...(Array.isArray(more) ? [more] : [])])
}

const nothing = () => []
const network = {
  dgram: [dgram, ['createSocket']],
  dns: [dns, Object.keys(dns).filter((name) => /^(?:lookup|resolve|reverse)/.test(name))],
  'dns.promises': [dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt']],
  http: [http, ['createServer', 'get', 'request']],
  http2: [http2, ['connect', 'createServer', 'createSecureServer']],
  https: [https, ['createServer', 'get', 'request']],
  net: [net, ['connect', 'createConnection', 'createServer']],
  'net.Socket': [net.Socket.prototype, ['connect']],
  tls: [tls, ['connect', 'createServer']],
  globalThis: [globalThis, ['fetch', 'WebSocket', 'EventSource']],
}
for (const [prefix, [owner, names]] of Object.entries(network)) {
  for (const name of names) watch(owner, name, prefix, nothing)
}

syncBuiltinESMExports()
