import { join } from 'node:path';
import { bundlePage } from '../../browser/bundlePage';
import { launchChromium } from '../../browser/launchChromium';
import { expectAgreement } from '../device/measureDevice';
import { median } from '../median';
import { ITEM_COUNTS, type ItemTableFigures, type ItemTableMeasured, type Way, WAYS } from './itemTableSetup';

export interface ItemTableRow extends ItemTableFigures {
  itemCount: number;
  webglVersion: 1 | 2;
  way: Way;
}

/** A page of its own for each row; each figure of time is the best of three pages. Throws when ways do not agree on the scores. */
export async function measureItemTable(report: (line: string) => void): Promise<ItemTableRow[]> {
  const script = await bundlePage(join(__dirname, 'itemTablePage.ts'), 'es2020');
  const browser = await launchChromium();
  const rows: ItemTableRow[] = [];
  try {
    for (const itemCount of ITEM_COUNTS) {
      for (const webglVersion of [1, 2] as const) {
        const scores: number[][] = [];
        for (const way of WAYS) {
          report(`${itemCount} items, ${way}, WebGL ${webglVersion}`);
          const pages: ItemTableMeasured[] = [];
          for (let time = 0; time < 3; time += 1) {
            const page = await browser.newPage();
            await page.setContent('<title>bench</title>');
            await page.addScriptTag({ content: script });
            const measured = await page.evaluate(
              (values) =>
                (
                  globalThis as unknown as { measure(...call: unknown[]): Promise<ItemTableMeasured> }
                ).measure(...values),
              [way, itemCount, webglVersion] as const,
            );
            pages.push(measured);
            await page.close();
          }
          const { uploadBytes, gpuBytes } = pages[0]!;
          scores.push(pages[0]!.scores);
          rows.push({
            ...{ itemCount, webglVersion, way, uploadBytes, gpuBytes },
            firstMs: Math.min(...pages.map(({ firstMs }) => firstMs)),
            medianMs: Math.min(...pages.map(({ timesMs }) => median(timesMs))),
          });
        }
        expectAgreement(scores);
      }
    }
    return rows;
  } finally {
    await browser.close();
  }
}

export function formatItemTable(rows: readonly ItemTableRow[]): string {
  const title = ['items', 'WebGL', 'table is', 'bytes up', 'GPU bytes', 'first ms', 'median ms'];
  const cells = rows.map((row) => [
    ...[
      String(row.itemCount),
      String(row.webglVersion),
      row.way,
      String(row.uploadBytes),
      String(row.gpuBytes),
    ],
    ...[row.firstMs.toFixed(1), row.medianMs.toFixed(1)],
  ]);
  return [title, ...cells].map((line) => line.map((cell) => cell.padStart(11)).join('')).join('\n');
}
