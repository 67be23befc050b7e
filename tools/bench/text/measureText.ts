import { join } from 'node:path';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { createTextEngine } from '../../../src/packages/engine/engine';
import { bundlePage } from '../../browser/bundlePage';
import { launchChromium } from '../../browser/launchChromium';
import { median } from '../median';
import { createShippedShape, type MeasuredTexts, REVIEW, REVIEWS, ROUNDS } from './textSetup';

interface BatchFigures {
  drawCalls: number;
  /** With what comes before it: upload, compilation, self-test. */
  firstMs: number;
  medianMs: number;
  bestMs: number;
  longestSliceMs: number;
}

export interface TextBenchmark {
  /** In Node, on the cpu backend that phones have. */
  cpu: {
    characters: number;
    /** Best of many: others on this machine make single ones slower, none faster. */
    oneReviewMs: number;
    medianReviewMs: number;
    batch200: BatchFigures;
  };
  webgl: Record<'batch200' | 'batch200Webgl2', BatchFigures>;
  /** Of any log odds between the cpu and either WebGL. */
  largestDifference: number;
}

/** One review as it is typed, and 200 in one batch, on every backend; throws when they do not agree. */
export async function measureText(report: (line: string) => void): Promise<TextBenchmark> {
  report('one review on cpu');
  const one = await measureOne();
  const script = await bundlePage(join(__dirname, 'textPage.ts'), 'es2020');
  const browser = await launchChromium();
  try {
    const run = async (webglVersion: 0 | 1 | 2): Promise<MeasuredTexts> => {
      report(`200 reviews, webgl ${webglVersion}`);
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      const measured = await page.evaluate(
        (version) =>
          (globalThis as unknown as { measure(version: number): Promise<MeasuredTexts> }).measure(version),
        webglVersion,
      );
      await page.close();
      const expected = webglVersion === 0 ? 'cpu' : 'webgl';
      if (measured.backend !== expected) throw new Error(`expected ${expected}, ran on ${measured.backend}`);
      return measured;
    };
    const [cpu, webgl1, webgl2] = [await run(0), await run(1), await run(2)];
    return {
      cpu: { ...one, batch200: figuresOf(cpu) },
      webgl: { batch200: figuresOf(webgl1), batch200Webgl2: figuresOf(webgl2) },
      largestDifference: Math.max(differenceOf(cpu, webgl1), differenceOf(cpu, webgl2)),
    };
  } finally {
    await browser.close();
  }
}

async function measureOne() {
  enableProdMode();
  const engine = createTextEngine({ nowMs: () => performance.now(), isWechat: false });
  await engine.load(createShippedShape());
  const timesMs: number[] = [];
  for (let round = 0; round < 10 * ROUNDS; round += 1) timesMs.push((await engine.score([REVIEW])).elapsedMs);
  engine.releaseMemory();
  return { characters: REVIEW.length, oneReviewMs: Math.min(...timesMs), medianReviewMs: median(timesMs) };
}

function figuresOf({ drawCalls, firstMs, timesMs, longestSliceMs }: MeasuredTexts): BatchFigures {
  return { drawCalls, firstMs, medianMs: median(timesMs), bestMs: Math.min(...timesMs), longestSliceMs };
}

function differenceOf(one: MeasuredTexts, other: MeasuredTexts): number {
  const differences = one.scores.flatMap(({ polarity, neutrality }, index) => [
    Math.abs(polarity - other.scores[index]!.polarity),
    Math.abs(neutrality - other.scores[index]!.neutrality),
  ]);
  return Math.max(...differences);
}

export function formatText({ cpu, webgl, largestDifference }: TextBenchmark): string {
  const row = (name: string, { drawCalls, firstMs, medianMs, bestMs, longestSliceMs }: BatchFigures) =>
    [
      name.padEnd(10),
      ...[String(drawCalls), ...[firstMs, medianMs, bestMs, longestSliceMs].map((ms) => ms.toFixed(1))].map(
        (value) => value.padStart(14),
      ),
    ].join('');
  return [
    `One review of ${cpu.characters} characters on the cpu: best ${cpu.oneReviewMs.toFixed(2)} ms, median ${cpu.medianReviewMs.toFixed(2)} ms`,
    '',
    [
      `${REVIEWS.length}`.padEnd(10),
      ...['draw calls', 'first ms', 'median ms', 'best ms', 'slice ms'].map((title) => title.padStart(14)),
    ].join(''),
    row('cpu', cpu.batch200),
    row('webgl1', webgl.batch200),
    row('webgl2', webgl.batch200Webgl2),
    '',
    `Largest difference of any log odds from the cpu's: ${largestDifference.toExponential(1)}`,
  ].join('\n');
}
