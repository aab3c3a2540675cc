'use client'

export function Footer() {
  return (
    <footer>
      {process.env.NEXT_PUBLIC_APP_NAME} {process.env.NEXT_PUBLIC_MAPS_KEY} {import.meta.env.VITE_APP_VERSION}
    </footer>
  )
}
