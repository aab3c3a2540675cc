import { expect, test } from '@playwright/test'
import { sealData } from 'iron-session'

test.describe('checkout', () => {
  test('goes on where the customer left it', async ({ context, page }) => {
    const value = await sealData({ step: 'payment' }, { password: 'made-up-password-of-the-browser-tests' })
    await context.addCookies([{ name: 'checkout', value, url: 'http://localhost:3000' }])
    await page.goto('/checkout')
    await expect(page.getByRole('heading')).toHaveText('Payment')
  })
})
