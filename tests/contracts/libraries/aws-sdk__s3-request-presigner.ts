import entry from '../../../src/catalogue/libraries/aws-sdk__s3-request-presigner.ts'
import { contract, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { signedLinks } from '../shapes.ts'

const accessKeyId = 'AKIAMADEUP'

export default contract(entry, { packages: { '@aws-sdk/client-s3': '3.1163.0' } }, async (t) => {
  const { GetObjectCommand, S3Client } = await t.load('@aws-sdk/client-s3')
  const { getSignedUrl } = await t.load('@aws-sdk/s3-request-presigner')
  const signingDate = new Date()
  const linkOf = (client: Untyped): Promise<string> =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: 'made-up', Key: 'a.jpg' }), { signingDate })
  const of = (secretAccessKey: Untyped) =>
    new S3Client({ region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey } })
  const only = ['links']
  const several = 'cannot be written'
  await t.rotation({
    sinks: ['new S3Client(0.credentials.secretAccessKey)'],
    ...signedLinks((secret) => linkOf(of(secret))),
    only,
    several,
  })
  await t.rotation({
    sinks: ['AWS_SECRET_ACCESS_KEY'],
    ...signedLinks((secret) =>
      withSettings({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secret }, () =>
        linkOf(new S3Client({ region: 'eu-west-1' })),
      ),
    ),
    only,
    several,
  })
  await t.says('Links name the id', async () =>
    new URL(await linkOf(of('made-up'))).searchParams.get('X-Amz-Credential')?.startsWith(`${accessKeyId}/`),
  )
  t.notRun('only AWS can answer', 'calls to the other party')
})
