import { createHmac } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/slack__bolt.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { ask } from '../http.ts'

const body = JSON.stringify({ type: 'url_verification', challenge: 'alice' })

export default contract(entry, { packages: { '@slack/oauth': '4.0.0', undici: '7.30.2' } }, async (t) => {
  const { App, AwsLambdaReceiver, ExpressReceiver, HTTPReceiver, isValidSlackRequest, verifySlackRequest } = (
    await t.load('@slack/bolt')
  ).default
  const { InstallProvider } = (await t.load('@slack/oauth')).default
  Object.assign(console, {
    log: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    info: () => undefined,
  })
  const timestamp = Math.floor(Date.now() / 1000)
  const sign = (key: string) =>
    `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const headersOf = (signature: string) => ({
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  })
  const post = async (receiver: Untyped, signature: string) => {
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature,
    }
    const { status } = await ask(receiver.app ?? receiver.requestListener, '/slack/events', {
      method: 'POST',
      headers,
      body,
    })
    return status === 200 ? 'alice' : String(status)
  }
  const express = (signingSecret: Untyped) => new ExpressReceiver({ signingSecret, logLevel: 'error' })
  const verify = (signature: string, signingSecret: Untyped) => {
    verifySlackRequest({ signingSecret, body, headers: headersOf(signature) })
    return 'alice'
  }
  const shows = async (seen: unknown, error: Untyped) => {
    const status = error ? await post(express(newKey), sign(oldKey)) : String(seen)
    const { name, message } = (error ?? (await errorOf(() => verify(sign(oldKey), newKey)))) as Error
    return `${status}; verifySlackRequest: ${name} "${message}"`
  }
  const several = 'cannot be written'
  await t.rotation({ sinks: ['verifySlackRequest(0.signingSecret)'], make: sign, read: verify, shows })
  await t.rotation({
    sinks: ['isValidSlackRequest(0.signingSecret)'],
    make: sign,
    read: (signature, signingSecret) =>
      isValidSlackRequest({ signingSecret, body, headers: headersOf(signature) }),
    accepted: true,
    only: [],
  })
  await t.rotation({
    sinks: ['new ExpressReceiver(0.signingSecret)'],
    make: sign,
    read: (signature, key) => post(express(key), signature),
    shows,
    several,
  })
  await t.rotation({
    sinks: ['new ExpressReceiver(0.signingSecret())'],
    make: sign,
    read: (signature, key) =>
      post(
        express(async () => Promise.resolve(key)),
        signature,
      ),
    shows,
    several,
  })
  const state = (stateSecret: Untyped): Promise<string> =>
    new InstallProvider({
      clientId: 'i',
      clientSecret: 'c',
      stateSecret,
      logLevel: 'error',
    }).stateStore.generateStateParam({ scopes: [] }, new Date())
  await t.rotation({
    sinks: ['new InstallProvider(0.stateSecret)'],
    make: state,
    read: async (made, stateSecret) => {
      const { stateStore } = new InstallProvider({
        clientId: 'i',
        clientSecret: 'c',
        stateSecret,
        logLevel: 'error',
      })
      return (await stateStore.verifyStateParam(new Date(), made)).scopes.length === 0 && 'alice'
    },
    // The error tells the error inside of it.
    shows: (_, { constructor, message }) =>
      `${constructor.name} "${/JsonWebTokenError: ([^)]+)/.exec(message)?.[1]}"`,
  })
  const app = (options: object) =>
    new App({ token: 'xoxb-made-up', tokenVerificationEnabled: false, deferInitialization: true, ...options })
  await t.missingKey(
    async () => (await errorOf(() => app({ signingSecret: undefined }))).message.split('.')[0],
    () => Boolean(app({ signatureVerification: false })) && 'unless `signatureVerification` is false',
  )
  await t.shortestKey(() => verify(sign('x'), 'x') === 'alice' && 'any')
  await t.emptyKey(() => app({ signingSecret: '' }))
  await t.says('There is none; ExpressReceiver takes a function', async () => {
    let current = newKey
    const receiver = () => express(async () => Promise.resolve(current))
    const before = await post(receiver(), sign(oldKey))
    current = oldKey
    return (
      before === '401' &&
      (await post(receiver(), sign(oldKey))) === 'alice' &&
      'which is asked for every request'
    )
  })
  await t.says(
    '`signatureVerification: false`',
    async () =>
      (await post(new ExpressReceiver({ signatureVerification: false, logLevel: 'error' }), 'v0=00')) ===
      'alice',
  )
  await t.says(
    'With an array',
    () =>
      isValidSlackRequest({ signingSecret: [newKey, oldKey], body, headers: headersOf(sign(oldKey)) }) ===
      false,
  )
  await t.says('HTTPReceiver takes no function', async () => {
    const receiver = new HTTPReceiver({ signingSecret: () => oldKey, logLevel: 'error' })
    return (await post(receiver, sign(oldKey)).catch(() => 'refused')) !== 'alice'
  })
  await t.says('`InstallProvider` of @slack/oauth', async () => {
    const { message } = await errorOf(
      () => new InstallProvider({ clientId: 'i', clientSecret: 'c', logLevel: 'error' }),
    )
    return `"${/To use the built-in state store you must provide a State Secret/.exec(message)?.[0]}"`
  })
  await t.check('the other receivers take it', () => {
    for (const Receiver of [HTTPReceiver, AwsLambdaReceiver])
      new Receiver({ signingSecret: oldKey, logLevel: 'error' })
    app({ signingSecret: oldKey })
  })
  t.notRun('read in the source', 'new App(0.stateSecret)')
  t.notRun('only Slack can answer', 'new App(0.clientSecret)', 'calls to the other party')
  t.notRun('they are about two owners', 'Two keys of different owners')
})
