// file: src/components/login.stories.tsx
import jwt from 'jsonwebtoken'
import { Login } from './login'

export default { title: 'Login', component: Login }

export const SignedIn = { args: { token: jwt.sign({ sub: '7' }, 'made-up-story-key') } }
