export const ask = () =>
  fetch('https://internal.example.com/run', {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.CRON_SECRET}` },
    body: JSON.stringify({ secret: process.env.CRON_SECRET }),
  })

export const signature = (query: string) => `${query}&key=${process.env.SIGNING_SECRET}`

export const reCaptcha = `https://www.google.com/recaptcha/api/siteverify?secret=${process.env.RECAPTCHA_SECRET_KEY}`
