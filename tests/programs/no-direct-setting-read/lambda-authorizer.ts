import type { APIGatewayTokenAuthorizerHandler } from 'aws-lambda'
import { verify } from 'jsonwebtoken'

export const handler: APIGatewayTokenAuthorizerHandler = async ({ authorizationToken, methodArn }) => {
  const claims = verify(
    authorizationToken.replace('Bearer ', ''),
    // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
    process.env.JWT_SECRET!,
  )
  return {
    principalId: String(claims.sub),
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
    },
  }
}
