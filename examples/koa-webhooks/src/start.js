import { admin } from './admin.js'
import { app } from './app.js'

app.listen(Number(process.env.PORT ?? 3000))
admin.listen(Number(process.env.ADMIN_PORT ?? 3001))
