import { type Page } from 'playwright-core';

/** As fields of the order's page are called. */
export interface TypedAddress {
  recipient: string;
  phone: string;
  address: string;
}

/** Types the address on the shown page of an order, and orders; resolves to the order's id. */
export async function placeOrder(page: Page, address: TypedAddress): Promise<string> {
  for (const [name, value] of Object.entries(address)) {
    await page.locator(`#address-${name}:visible input`).fill(value);
  }
  await page.locator('#place-order:visible').click();
  await page.locator('#order-done:visible').waitFor();
  return /[0-9a-f-]{36}/.exec(await page.locator('#order-id:visible').innerText())![0];
}
