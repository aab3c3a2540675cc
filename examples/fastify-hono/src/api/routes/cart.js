export default async function cart(app) {
  app.get('/', async (request) => {
    const { valid, value } = request.unsignCookie(request.cookies.cart ?? '')
    return { items: valid ? value.split(',') : [] }
  })

  app.put('/', async (request, reply) => {
    reply.setCookie('cart', request.body.items.join(','), { signed: true, path: '/', httpOnly: true })
    return { items: request.body.items }
  })
}
