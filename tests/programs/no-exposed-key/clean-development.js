const key = process.env.SESSION_SECRET

if (process.env.NODE_ENV !== 'production') {
  console.log('the key of this machine is', key)
}
