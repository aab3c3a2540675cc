import jwt from 'jsonwebtoken'

export const settings = {
  apiUrl: process.env.NEXT_PUBLIC_API_URL,
  publicKey: process.env.NEXT_PUBLIC_JWT_PUBLIC_KEY,
  stripe: process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
  // expect: secret-key/no-exposed-key
  secret: process.env.NEXT_PUBLIC_JWT_SECRET,
  // expect: secret-key/no-exposed-key
  client: { id: process.env.VITE_GITHUB_CLIENT_ID, secret: process.env.VITE_GITHUB_CLIENT_SECRET },
}

export const issue = (subject: string) =>
  // expect: secret-key/no-exposed-key
  jwt.sign({ subject }, process.env.REACT_APP_PHRASE as string)
