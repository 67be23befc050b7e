import { type Browser, type Page } from 'playwright-core';
import { bundlePage } from '../../browser/bundlePage';
import { launchChromium } from '../../browser/launchChromium';
import { callerOf } from '../../browser/callerOf';
import { type EnginePage } from './enginePage';

let browser: Browser;
let script: string;
beforeAll(async () => {
  script = await bundlePage(`${__dirname}/enginePage.ts`, 'es2017');
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser?.close());

async function openEngine(options: Parameters<EnginePage['create']>[0]): Promise<Page> {
  const tab = await browser.newPage();
  await tab.setContent('<title>engine</title>');
  await tab.addScriptTag({ content: script });
  await call(tab, 'create', options);
  return tab;
}

const call = callerOf<EnginePage>();

const SHOP = { itemCount: 3000, dimension: 64, historyLength: 50 };
/** Scores of these random models span about 8. */
const NEAR_TIE = 2e-3;
/** Longer than this a page must not wait for its turn: a tap is answered within 100 ms. */
const SLICE_MS = 50;
const AVERAGE = { decayedAverage: { weight: 1 } };
const TRANSFORMER = { transformer: { weight: 1, layers: 2, heads: 2, feedForward: 128 } };
const BOTH = {
  decayedAverage: { weight: 0.4 },
  transformer: { ...TRANSFORMER.transformer, weight: 0.6 },
};
/** Draw calls and shader programs of one ranking of a shop of 3,000 items, at most. */
const ENCODERS = [
  { name: 'the decayed average', model: { encoders: AVERAGE }, draws: 7, programs: 12 },
  {
    name: 'the decayed average with signals',
    model: { encoders: AVERAGE, readsSignals: true },
    draws: 8,
    programs: 12,
  },
  { name: 'the transformer', model: { encoders: TRANSFORMER }, draws: 20, programs: 12 },
  {
    name: 'both encoders with signals',
    model: { encoders: BOTH, readsSignals: true },
    draws: 20,
    programs: 16,
  },
];

describe.each([1, 2] as const)('the engine on WebGL %i', (webglVersion) => {
  it.each(ENCODERS)(
    'reproduces the scores of $name, for a shop of 3,000 items, in $draws draw calls',
    async ({ model, draws, programs }) => {
      const tab = await openEngine({ webglVersion });
      expect(await call(tab, 'load', { ...SHOP, ...model })).toEqual({
        ok: true,
        backend: 'webgl',
        refusals: [],
      });
      expect(await call(tab, 'parityDifference')).toBeLessThan(1e-4);
      const history = [1, 2999, 3];
      const { backend, drawCalls } = await call(tab, 'score', history);
      expect(backend).toBe('webgl');
      const counts = await call(tab, 'countScore', history);

      expect(counts.drawCalls).toBe(drawCalls);
      expect(drawCalls).toBeLessThanOrEqual(draws);
      expect(counts.programs).toBeLessThanOrEqual(programs);
      expect(counts).toMatchObject({ uploads: 1, readBacks: 1, textures: 0 });
      expect(counts.uploadBytes).toBeLessThanOrEqual(1024);
      // A texture is read whole: it may have some more places than there are items.
      expect(counts.readBackBytes).toBeLessThan(4 * SHOP.itemCount + 256);
      await tab.close();
    },
    60_000,
  );

  it.each(ENCODERS)(
    'gives the same ten best items with $name on a GPU with 16-bit floats',
    async ({ model }) => {
      const tab = await openEngine({ webglVersion, flags: { WEBGL_FORCE_F16_TEXTURES: true } });
      expect(await call(tab, 'load', { ...SHOP, ...model })).toEqual({
        ok: true,
        backend: 'webgl',
        refusals: [],
      });
      const difference = await call(tab, 'parityDifference');
      // Not exact: otherwise the textures did not hold 16-bit floats at all.
      expect(difference).toBeGreaterThan(1e-6);
      expect(difference).toBeLessThan(2e-2);
      const itemsOf = (best: { item: number }[]) => best.map(({ item }) => item).sort((a, b) => a - b);
      for (const { computed, recorded } of await call(tab, 'bestItems')) {
        expect(itemsOf(computed)).toEqual(itemsOf(recorded));
        // Two that 16-bit floats do not tell apart may change places.
        computed.forEach(({ score }, rank) => expect(recorded[rank]!.score - score).toBeLessThan(NEAR_TIE));
      }
      await tab.close();
    },
    60_000,
  );

  it('takes item vectors in the bytes of the file, a quarter of what floats take, and scores the same', async () => {
    const tab = await openEngine({ webglVersion });
    const taken = { ok: true, backend: 'webgl', refusals: [] };
    const load = async (itemBytes?: 'right' | 'wrong') => {
      const options = { ...SHOP, encoders: TRANSFORMER, ...(itemBytes && { itemBytes }) };
      expect(await call(tab, 'load', options)).toEqual(taken);
      expect(await call(tab, 'parityDifference')).toBeLessThan(1e-4);
      return call(tab, 'uploadedBytes');
    };
    const floats = await load();
    const bytes = await load('right');
    const tableBytes = 4 * SHOP.itemCount * SHOP.dimension;
    expect(floats - bytes).toBeGreaterThan(0.7 * tableBytes);
    // Where bytes do not reproduce what training recorded, floats are taken.
    expect(await load('wrong')).toBeGreaterThan(bytes + tableBytes);
    await tab.close();
  }, 60_000);

  it('compiles its programs one at a time, with pauses for the page of which none comes late', async () => {
    const tab = await openEngine({ webglVersion });
    const loads: Awaited<ReturnType<EnginePage['takeSlices']>>[] = [];
    for (let load = 0; load < 5; load += 1) {
      await call(tab, 'load', { ...SHOP, encoders: TRANSFORMER, itemBytes: 'right' });
      loads.push(await call(tab, 'takeSlices'));
    }
    const [first] = loads;
    expect(first!.length).toBeGreaterThanOrEqual(10);
    for (const slices of loads) {
      expect(slices.map(({ programs }) => programs)).toEqual(first!.map(({ programs }) => programs));
      for (const { programs } of slices) expect(programs).toBeLessThanOrEqual(1);
    }
    // Each load does the same: what else this machine does only adds to the time of some.
    const least = (slice: number, figure: 'ms' | 'compileMs') =>
      Math.min(...loads.map((slices) => slices[slice]![figure]));
    const compilations = first!.map((_, slice) => least(slice, 'compileMs'));
    const times = first!.map((_, slice) => least(slice, 'ms'));
    const slowest = Math.max(...compilations);
    const longest = Math.max(...times);
    console.log(
      `WebGL ${webglVersion}: ${times.length} slices, the longest ${longest.toFixed(0)} ms, the slowest program ${slowest.toFixed(0)} ms`,
    );
    // A program cannot be compiled in part: where one alone takes longer than a slice may, little else may come with it.
    expect(longest).toBeLessThan(Math.max(SLICE_MS, 2 * slowest));
    await tab.close();
  }, 120_000);

  // Phones have WebGL 1; the browser preview's WebGL 2 shares all but the textures' formats.
  const [scores, reloads] = webglVersion === 1 ? [1000, 50] : [200, 10];

  it(`holds as much after ${scores} scores and ${reloads} reloads as before`, async () => {
    const tab = await openEngine({ webglVersion });
    await call(tab, 'load', { itemCount: 300, dimension: 16, historyLength: 10, encoders: BOTH });
    await call(tab, 'scoreMany', 10);
    const before = await call(tab, 'held');
    await call(tab, 'scoreMany', scores);
    expect(await call(tab, 'held')).toEqual(before);
    await call(tab, 'reload', reloads);
    await call(tab, 'scoreMany', 10);
    expect(await call(tab, 'held')).toEqual(before);
    expect(await call(tab, 'liveContexts')).toBe(1);
    await tab.close();
  }, 240_000);

  it.each([
    ['zeros', 'drawZeros', 'all-zero'],
    ['nothing any more', 'drawNothing', 'unchanged'],
  ] as const)(
    'answers from the cpu within a second when the GPU draws %s, and says so',
    async (_, fault, reason) => {
      const tab = await openEngine({ webglVersion });
      await call(tab, 'load', { ...SHOP, encoders: TRANSFORMER });
      const before = await call(tab, 'score', [1, 2]);
      await call(tab, 'score', [3]);
      await call(tab, fault);
      const { scores, backend, refusals, tookMs } = await call(tab, 'score', [1, 2]);
      expect(backend).toBe('cpu');
      expect(refusals).toMatchObject([{ backend: 'webgl', reason }]);
      expect(tookMs).toBeLessThan(1000);
      scores.forEach((score, index) => expect(score).toBeCloseTo(before.scores[index]!, 3));
      await tab.close();
    },
    60_000,
  );

  it('passes over a GPU that is much slower than the cpu, and does not try it again', async () => {
    const tab = await openEngine({ webglVersion, msPerDraw: 50 });
    const shop = { itemCount: 100, dimension: 16 };
    const refusals = [{ backend: 'webgl', reason: 'slower', detail: expect.stringContaining('350 ms') }];
    expect(await call(tab, 'load', shop)).toEqual({ ok: true, backend: 'cpu', refusals });
    expect(await call(tab, 'liveContexts')).toBe(0);
    expect(await call(tab, 'load', shop)).toMatchObject({ ok: true, refusals: [{ reason: 'remembered' }] });
    expect(await call(tab, 'contextCount')).toBe(1);
    expect(await call(tab, 'load', { ...shop, version: '2026.2' })).toMatchObject({
      refusals: [{ reason: 'slower' }],
    });
    await tab.close();
  }, 60_000);

  it('keeps a GPU that is as fast as a tap needs, and forgets that when it fails', async () => {
    const tab = await openEngine({ webglVersion, msPerDraw: 10 });
    expect(await call(tab, 'load', {})).toMatchObject({ backend: 'webgl', refusals: [] });
    expect(await call(tab, 'remembered')).toMatchObject([{ backend: 'webgl' }]);
    await call(tab, 'loseContext');
    expect((await call(tab, 'score', [1])).backend).toBe('cpu');
    expect(await call(tab, 'remembered')).toEqual([]);
    await tab.close();
  }, 60_000);

  it('scores on the cpu after the GPU was lost, and on the GPU again ten seconds later', async () => {
    const tab = await openEngine({ webglVersion });
    await call(tab, 'load', { itemCount: 100, dimension: 16 });
    const before = await call(tab, 'score', [1, 2]);
    await call(tab, 'loseContext');
    const during = await call(tab, 'score', [1, 2]);
    expect(during.backend).toBe('cpu');
    during.scores.forEach((score, index) => expect(score).toBeCloseTo(before.scores[index]!, 3));
    await call(tab, 'setTime', 9_999);
    expect((await call(tab, 'score', [1, 2])).backend).toBe('cpu');
    await call(tab, 'setTime', 10_000);
    const after = await call(tab, 'score', [1, 2]);
    expect(after.backend).toBe('webgl');
    after.scores.forEach((score, index) => expect(score).toBeCloseTo(before.scores[index]!, 3));
    expect(await call(tab, 'contextCount')).toBe(2);
    await tab.close();
  }, 60_000);

  it('scores on the cpu when the GPU is lost between a drawing and its read-back', async () => {
    const tab = await openEngine({ webglVersion });
    await call(tab, 'load', { itemCount: 100, dimension: 16 });
    const before = await call(tab, 'score', [1, 2]);
    const { backend, scores, draws } = await call(tab, 'scoreLosingContext', [1, 2]);
    expect(draws).toBeGreaterThan(0);
    expect(backend).toBe('cpu');
    scores.forEach((score, index) => expect(score).toBeCloseTo(before.scores[index]!, 3));
    await tab.close();
  }, 60_000);

  it('stays on the cpu after the third loss', async () => {
    const tab = await openEngine({ webglVersion });
    await call(tab, 'load', { itemCount: 100, dimension: 16 });
    for (let loss = 1; loss <= 3; loss += 1) {
      await call(tab, 'loseContext');
      expect((await call(tab, 'score', [1])).backend).toBe('cpu');
      await call(tab, 'setTime', loss * 60_000);
      expect((await call(tab, 'score', [1])).backend).toBe(loss < 3 ? 'webgl' : 'cpu');
    }
    await tab.close();
  }, 60_000);

  it('gives the GPU back with the memory, and takes it again', async () => {
    const tab = await openEngine({ webglVersion });
    await call(tab, 'load', {});
    await call(tab, 'releaseMemory');
    expect(await call(tab, 'liveContexts')).toBe(0);
    expect(await call(tab, 'load', {})).toMatchObject({ ok: true, backend: 'webgl' });
    expect(await call(tab, 'liveContexts')).toBe(1);
    await tab.close();
  }, 60_000);
});
