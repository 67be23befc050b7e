import { rmSync } from 'node:fs';

// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function stopCloud(): Promise<void> {
  const shop = globalThis.simulatorShop;
  if (!shop) return;
  await shop.cloud.stop();
  rmSync(shop.folder, { recursive: true, force: true });
}
