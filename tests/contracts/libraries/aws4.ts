import entry from '../../../src/catalogue/libraries/aws4.ts'
import { contract, newKey, oldKey, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { digests } from '../shapes.ts'

export default contract(entry, {}, async (t) => {
  const { default: aws4 } = await t.load('aws4')
  const request = () => ({
    host: 's3.amazonaws.com',
    path: '/made-up',
    service: 's3',
    headers: { 'X-Amz-Date': '20260101T000000Z' },
  })
  const sign = (secretAccessKey: Untyped): string =>
    aws4.sign(request(), { accessKeyId: 'MADEUP', secretAccessKey }).headers.Authorization
  const bySettings = (settings: object): Promise<string> =>
    withSettings(
      { AWS_ACCESS_KEY_ID: 'MADEUP', ...settings },
      () => aws4.sign(request()).headers.Authorization,
    )
  await t.rotation({ sinks: ['sign(1.secretAccessKey)'], ...digests(sign), only: [] })
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY']) {
    await t.rotation({ sinks: [name], ...digests((key) => bySettings({ [name]: key })), only: [] })
  }
  await t.missingKey(
    () => sign(undefined) === sign('undefined') && 'signs with the text "undefined", without an error',
    async () =>
      (await bySettings({ AWS_SECRET_ACCESS_KEY: oldKey })) === sign(oldKey) &&
      'the key is read from AWS_SECRET_ACCESS_KEY',
    async () => (await bySettings({ AWS_SECRET_KEY: newKey })) === sign(newKey) && 'AWS_SECRET_KEY',
  )
  await t.emptyKey(() => sign('') !== '')
  t.notRun('only AWS can answer', 'calls to the other party', 'links', 'users')
})
