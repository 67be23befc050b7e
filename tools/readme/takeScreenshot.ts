import { join } from 'node:path';
import sharp from 'sharp';
import { shippedArtifact } from '../start/shippedArtifact';
import { openTestShop } from '../e2e/testShop';
import { type Visit } from '../e2e/visit';

const PANEL_WIDTH_PX = 300;
const GAP_PX = 16;

/**
 * Takes the README's picture from the built preview: home before and after three looks at tea, the product page,
 * and what the developer overlay says of the last ranking. Run `npm run build:h5 && npm run build:cloud` first.
 */
async function main(): Promise<void> {
  const shop = await openTestShop();
  try {
    await shop.publish(shippedArtifact());
    const visit = await shop.visit();
    await visit.answerConsent('accept');
    await waitForModel(visit);
    await visit.openTab('首页');
    const panels = [await panel(visit)];
    const [tea] = await visit.browseCategory('tea-coffee', 3);
    await visit.openTab('首页');
    panels.push(await panel(visit));
    await visit.page.goto(`${shop.cloud.url}/#/pages/product/index?itemId=${tea}`);
    await visit.page.locator('#product-title:visible').waitFor();
    panels.push(await panel(visit));
    await visit.page.goBack();
    await visit.diagnostics();
    panels.push(await panel(visit));
    await joinPanels(panels, join(__dirname, 'screenshot.png'));
  } finally {
    await shop.close();
  }
}

async function waitForModel(visit: Visit): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await visit.diagnostics())['state'] !== 'ready') {
    if (Date.now() > deadline) throw new Error('the model did not get ready within a minute');
    await visit.page.reload();
  }
  await visit.page.reload();
}

/** The screen as it is once every picture on it has arrived. */
async function panel({ page }: Visit): Promise<Buffer> {
  await page.waitForLoadState('networkidle');
  return sharp(await page.screenshot())
    .resize(PANEL_WIDTH_PX)
    .png()
    .toBuffer();
}

async function joinPanels(panels: Buffer[], file: string): Promise<void> {
  const { height = 0 } = await sharp(panels[0]).metadata();
  await sharp({
    create: {
      width: panels.length * (PANEL_WIDTH_PX + GAP_PX) - GAP_PX,
      height,
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite(panels.map((input, index) => ({ input, left: index * (PANEL_WIDTH_PX + GAP_PX), top: 0 })))
    .png({ palette: true })
    .toFile(file);
}

main().catch((error: Error) => {
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
});
