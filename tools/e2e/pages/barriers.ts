import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AxeResults } from 'axe-core';
import { type Page } from 'playwright-core';
import { lookAtPage } from '../../checks/platformRules/pageSight';
import { misnamedControls } from './misnamedControls';

interface WithAxe {
  axe?: { run(options: object): Promise<AxeResults> };
}

const AXE = readFileSync(join(__dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * What stands in the way of people who cannot see, cannot see well or speak to their phone: what axe calls serious or critical
 * in the page as it stands, and under `root` the controls without a name or with another one than they show.
 */
export async function barriersOf(page: Page, root: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as WithAxe).axe!.run({
      resultTypes: ['violations'],
      // It joins the texts of neighbours and splits them by a dictionary: 8.2折 beside 半山 becomes 折半. `misnamedControls`
      // compares the same without words.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    }),
  );
  const shown = page.locator(root).last();
  const { unlabelled } = await shown.evaluate(lookAtPage);
  const misnamed = await shown.evaluate(misnamedControls);
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
    ...unlabelled.map((control) => `no label: ${control}`),
    ...misnamed.map((control) => `other label: ${control}`),
  ];
}
