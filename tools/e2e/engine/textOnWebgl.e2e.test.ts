import { type Browser, type Page } from 'playwright-core';
import { type Parsed, parseTextEncoderCard, parseTextEncoderParity } from '../../../src/contracts';
import { nextTurn } from '../../../src/inference/nextTurn';
import { parseTextArtifact } from '../../../src/inference/parseTextArtifact';
import { type TextEngine } from '../../../src/inference/textEngine';
import { polarityProbabilities } from '../../../src/models/text/encoder/polarityProbabilities';
import { createTextEngine } from '../../../src/packages/engine/engine';
import { bundlePage } from '../../browser/bundlePage';
import { launchChromium } from '../../browser/launchChromium';
import { embedNewestTextModel } from '../../build/textModel';
import { callerOf } from '../../browser/callerOf';
import { BATCHES, LONG_REVIEWS, MIXED_REVIEWS } from './mixedReviews';
import { type TextPage } from './textPage';

const MODELS = `${__dirname}/../../../model-artifacts/text`;
const embedded = embedNewestTextModel(MODELS);
const { sentiment } = expectParsed(parseTextEncoderCard(JSON.parse(embedded!.card))).config;
const parity = expectParsed(parseTextEncoderParity(JSON.parse(embedded!.parity)));

/** Of a probability, with 32-bit floats: what the order of summation makes of it. */
const PROBABILITY = 1e-4;
/** With 16-bit floats; see `HALF_FLOAT_TOLERANCE` of the engine's self-test. */
const HALF_FLOAT_PROBABILITY = 0.03;
/** Of log odds, which span about 20, with 32-bit floats. */
const LOG_ODDS = 1e-4;
const PARITY_TEXTS = parity.cases.map(({ text }) => text);
/** What training recorded of them. */
const recorded = parity.cases.map(({ polarity, neutrality, aspects }) => [polarity, neutrality, ...aspects!]);

function expectParsed<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Error(parsed.issues.join('; '));
  return parsed.value;
}

const call = callerOf<TextPage>();
let browser: Browser;
let script: string;
/** The engine on the cpu: in this process there is no GPU. */
let onCpu: TextEngine;
let expected: number[][];
let expectedOfLong: number[][];

async function scoreOnCpu(texts: readonly string[]): Promise<number[][]> {
  const { scores, backend } = await onCpu.score(texts);
  expect(backend).toBe('cpu');
  return scores.map(({ polarity, neutrality, aspects }) => [polarity, neutrality, ...aspects!]);
}

beforeAll(async () => {
  script = await bundlePage(`${__dirname}/textPage.ts`, 'es2017');
  browser = await launchChromium();
  onCpu = createTextEngine({ nowMs: () => performance.now(), isWechat: false });
  expect(await onCpu.load(expectParsed(await parseTextArtifact(embedded, nextTurn)))).toMatchObject({
    ok: true,
  });
  expected = await scoreOnCpu(MIXED_REVIEWS);
  expectedOfLong = await scoreOnCpu(LONG_REVIEWS);
}, 120_000);
afterAll(() => browser?.close());

async function openText(webglVersion: 1 | 2, flags?: Record<string, boolean>): Promise<Page> {
  const tab = await browser.newPage();
  await tab.setContent('<title>text</title>');
  await tab.addScriptTag({ content: script });
  await call(tab, 'open', webglVersion, embedded, flags);
  return tab;
}

const sigmoid = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
/** Of negative, neutral, positive, and of each aspect. */
function probabilities([polarity, neutrality, ...aspects]: readonly number[]): number[] {
  const score = { polarity: polarity!, neutrality: neutrality! };
  return [...polarityProbabilities(score, sentiment), ...aspects.map(sigmoid)];
}

/** The largest; NaN where a number is missing or none, which is less than nothing. */
function difference(one: readonly number[][], other: readonly number[][]): number {
  if (one.length !== other.length) return NaN;
  return one.reduce(
    (largest, numbers, row) =>
      numbers.reduce(
        (soFar, number, column) => Math.max(soFar, Math.abs(number - (other[row]![column] ?? NaN))),
        largest,
      ),
    0,
  );
}
const inProbability = (one: readonly number[][], other: readonly number[][]) =>
  difference(one.map(probabilities), other.map(probabilities));

describe.each([1, 2] as const)('the text engine on WebGL %i', (webglVersion) => {
  let tab: Page;
  beforeAll(async () => {
    tab = await openText(webglVersion);
  }, 60_000);
  afterAll(() => tab?.close());

  it('compiles its programs one at a time, and those of the parity texts serve every page of reviews', async () => {
    const { backend, numbers } = await call(tab, 'score', PARITY_TEXTS);
    expect(backend).toBe('webgl');
    // What training recorded on its wasm engine.
    expect(difference(numbers, recorded)).toBeLessThan(parity.tolerance);
    const programs = await call(tab, 'programs');
    for (const batch of [...BATCHES.slice(0, 4), MIXED_REVIEWS]) await call(tab, 'score', batch);
    expect(await call(tab, 'programs')).toBe(programs);
    expect(Math.max(...(await call(tab, 'programsBySlice')))).toBeLessThanOrEqual(1);
  }, 60_000);

  it('says of 200 reviews of all lengths what the cpu says, in one batch of fewer than 25 draw calls', async () => {
    const { backend, drawCalls, numbers } = await call(tab, 'score', MIXED_REVIEWS);
    expect(backend).toBe('webgl');
    expect(inProbability(numbers, expected)).toBeLessThan(PROBABILITY);
    expect(difference(numbers, expected)).toBeLessThan(LOG_ODDS);

    const counts = await call(tab, 'count', MIXED_REVIEWS);
    expect(counts.drawCalls).toBe(drawCalls);
    expect(drawCalls).toBeLessThan(25);
    expect(counts).toMatchObject({ uploads: 2, readBacks: 1, textures: 0 });
  }, 60_000);

  it('says which characters carried a review as the cpu does', async () => {
    const text = MIXED_REVIEWS.find(({ length }) => length > 35 && length < 60)!;
    const { characters, contributions, polarity, drawCalls } = await call(tab, 'explain', text);
    expect(drawCalls).toBeGreaterThan(0);
    const carried = await onCpu.explain(text);
    expect(characters).toEqual(carried.characters);
    expect(
      difference([[polarity, ...contributions]], [[carried.polarity, ...carried.contributions]]),
    ).toBeLessThan(LOG_ODDS);
  }, 60_000);

  it('holds as much after 50 batches, no two of one size, as before', async () => {
    const before = await call(tab, 'held');
    for (const batch of BATCHES) expect((await call(tab, 'score', batch)).backend).toBe('webgl');
    expect(await call(tab, 'held')).toEqual(before);
  }, 60_000);

  it('reads what does not fit into one batch in two, by the same programs', async () => {
    const programs = await call(tab, 'programs');
    const { backend, drawCalls, numbers } = await call(tab, 'score', LONG_REVIEWS);
    expect(backend).toBe('webgl');
    expect(drawCalls).toBeLessThan(2 * 25);
    expect(difference(numbers, expectedOfLong)).toBeLessThan(LOG_ODDS);
    expect(await call(tab, 'programs')).toBe(programs);
  }, 60_000);

  it('moves no probability by more than 0.03 on a GPU with 16-bit floats', async () => {
    const halfFloat = await openText(webglVersion, { WEBGL_FORCE_F16_TEXTURES: true });
    const { backend, numbers } = await call(halfFloat, 'score', MIXED_REVIEWS);
    expect(backend).toBe('webgl');
    const moved = inProbability(numbers, expected);
    // Not exact: otherwise the textures did not hold 16-bit floats at all.
    expect(moved).toBeGreaterThan(1e-6);
    expect(moved).toBeLessThan(HALF_FLOAT_PROBABILITY);
    await halfFloat.close();
  }, 60_000);

  it.each([
    ['is lost', 'loseContext'],
    ['draws zeros', 'drawZeros'],
    ['draws nothing any more', 'drawNothing'],
  ] as const)(
    'answers from the cpu when the GPU %s',
    async (_, fault) => {
      const broken = await openText(webglVersion);
      const texts = MIXED_REVIEWS.slice(0, 20);
      expect((await call(broken, 'score', texts)).backend).toBe('webgl');
      await call(broken, fault);
      const { backend, drawCalls, numbers } = await call(broken, 'score', texts);
      expect([backend, drawCalls]).toEqual(['cpu', 0]);
      expect(difference(numbers, expected.slice(0, 20))).toBeLessThan(1e-5);
      await broken.close();
    },
    60_000,
  );

  it('answers from the cpu when the GPU is lost between a drawing and its read-back', async () => {
    const broken = await openText(webglVersion);
    const texts = MIXED_REVIEWS.slice(0, 20);
    expect((await call(broken, 'score', texts)).backend).toBe('webgl');
    const { backend, numbers, draws } = await call(broken, 'scoreLosingContext', texts);
    expect(draws).toBeGreaterThan(0);
    expect(backend).toBe('cpu');
    expect(difference(numbers, expected.slice(0, 20))).toBeLessThan(1e-5);
    await broken.close();
  }, 60_000);
});
