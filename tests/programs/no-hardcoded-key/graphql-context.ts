import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import jwt from 'jsonwebtoken'
import { resolvers, typeDefs } from './schema.js'

// expect: secret-key/no-hardcoded-key
const JWT_SECRET = process.env.NODE_ENV === 'production' ? requireKey() : 'made-up-graphql-key'

function requireKey(): string {
  throw new Error('not yet')
}

const server = new ApolloServer({ typeDefs, resolvers })

await startStandaloneServer(server, {
  context: async ({ req }) => {
    const header = req.headers.authorization ?? ''
    // expect: secret-key/require-fallback-keys
    return { user: header.startsWith('Bearer ') ? jwt.verify(header.slice(7), JWT_SECRET) : null }
  },
})
