import { join } from 'node:path';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { type Page } from 'playwright-core';
import { nextTurn } from '../../../src/inference/nextTurn';
import { parseTextArtifact } from '../../../src/inference/parseTextArtifact';
import { createTextEngine } from '../../../src/packages/engine/engine';
import { type TextArtifact } from '../../../src/inference/textEngine';
import { bundlePage } from '../../browser/bundlePage';
import { callerOf } from '../../browser/callerOf';
import { launchChromium } from '../../browser/launchChromium';
import { embedNewestTextModel } from '../../build/textModel';
import { type DeviceFigures, deviceFigures } from '../device/deviceFigures';
import { rendererOf } from '../device/rendererOf';
import { median } from '../median';
import { type TextBenchPage } from './textPage';
import { type MeasuredTexts, REVIEW, REVIEWS, ROUNDS, SHORT_ROUNDS } from './textSetup';

/** All reviews in one batch, the first with what comes before it: upload, compilation, self-test. */
export interface BatchFigures extends DeviceFigures {
  bestMs: number;
  /** The longest time that the page could do nothing else, in the best round. */
  longestSliceMs: number;
}

export interface TextBenchmark {
  model: string;
  browser: string;
  renderer: string;
  reviews: number;
  rounds: number;
  batch: Record<'webgl1' | 'webgl2' | 'cpu', BatchFigures>;
  /** In Node, on the cpu backend that phones have. */
  one: { characters: number; medianMs: number; bestMs: number };
  /** In the page, on the cpu: of all keystrokes the one with the longest slice. */
  typing: { keystrokes: number; longestSliceMs: number; loadSliceMs: number };
  /** Of any log odds between the cpu and either WebGL. */
  largestDifference: number;
}

const call = callerOf<TextBenchPage>();
const MODELS = join(__dirname, '../../../model-artifacts/text');

/** One review, one as it is typed, and 200 in one batch, with the model that ships; throws when backends do not agree. */
export async function measureText(report: (line: string) => void): Promise<TextBenchmark> {
  const embedded = embedNewestTextModel(MODELS);
  if (!embedded) throw new Error('there is no text model in model-artifacts/text');
  const artifact = await parseTextArtifact(embedded, nextTurn);
  if (!artifact.ok) throw new Error(artifact.issues.join('; '));
  report('one review on cpu');
  const one = await measureOne(artifact.value);
  const script = await bundlePage(join(__dirname, 'textPage.ts'), 'es2020');
  const browser = await launchChromium();
  try {
    const inPage = async <Result>(measure: (page: Page) => Promise<Result>): Promise<Result> => {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      return measure(page).finally(() => page.close());
    };
    report('one review as it is typed');
    const typing = await inPage((page) => call(page, 'measureTyping', embedded));
    const batch = async (name: keyof TextBenchmark['batch'], webglVersion: 0 | 1 | 2) => {
      report(`${REVIEWS.length} reviews on ${name}`);
      const measured = await inPage((page) => call(page, 'measureBatch', embedded, webglVersion));
      const expected = webglVersion === 0 ? 'cpu' : 'webgl';
      if (measured.backend !== expected) throw new Error(`expected ${name}, ran on ${measured.backend}`);
      return measured;
    };
    const webgl1 = await batch('webgl1', 1);
    const webgl2 = await batch('webgl2', 2);
    const cpu = await batch('cpu', 0);
    const { card, parity } = artifact.value;
    return {
      model: card.version,
      browser: browser.version(),
      renderer: await rendererOf(browser),
      reviews: REVIEWS.length,
      rounds: ROUNDS,
      batch: { webgl1: figuresOf(webgl1), webgl2: figuresOf(webgl2), cpu: figuresOf(cpu) },
      one,
      typing: {
        keystrokes: typing.slicesMs.length,
        longestSliceMs: Math.max(...typing.slicesMs),
        loadSliceMs: typing.loadSliceMs,
      },
      largestDifference: expectAgreement(cpu, [webgl1, webgl2], parity.tolerance),
    };
  } finally {
    await browser.close();
  }
}

async function measureOne(artifact: TextArtifact) {
  enableProdMode();
  const engine = createTextEngine({ nowMs: () => performance.now(), isWechat: false });
  await engine.load(artifact);
  const timesMs: number[] = [];
  for (let round = 0; round < SHORT_ROUNDS; round += 1) {
    timesMs.push((await engine.score([REVIEW])).elapsedMs);
  }
  engine.releaseMemory();
  return { characters: REVIEW.length, medianMs: median(timesMs), bestMs: Math.min(...timesMs) };
}

function figuresOf(measured: MeasuredTexts): BatchFigures {
  const { timesMs, slicesMs } = measured;
  return {
    ...deviceFigures(measured),
    bestMs: Math.min(...timesMs),
    longestSliceMs: Math.min(...slicesMs),
  };
}

function expectAgreement(cpu: MeasuredTexts, others: readonly MeasuredTexts[], tolerance: number): number {
  const differences = others.flatMap(({ scores }) =>
    scores.flatMap(({ polarity, neutrality }, index) => [
      Math.abs(polarity - cpu.scores[index]!.polarity),
      Math.abs(neutrality - cpu.scores[index]!.neutrality),
    ]),
  );
  const largest = Math.max(...differences);
  if (!(largest <= tolerance)) throw new Error(`log odds differ by ${largest} between the cpu and WebGL`);
  return largest;
}
