/** The program in the picture of the README. */
export const exampleCode = `import session from 'express-session'
import jwt from 'jsonwebtoken'

app.use(session({ secret: 'keyboard cat' }))

export const userOf = (token) => jwt.verify(token, process.env.JWT_SECRET)
`
