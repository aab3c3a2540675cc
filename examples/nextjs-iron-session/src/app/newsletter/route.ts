import type { NextRequest } from 'next/server'
import { subscriberOf } from '@/lib/newsletter'

export async function GET(request: NextRequest) {
  const email = await subscriberOf(request.nextUrl.searchParams.get('token') ?? '')
  if (!email) return Response.json({ error: 'this link is not valid any more' }, { status: 400 })
  return Response.json({ subscribed: email })
}
