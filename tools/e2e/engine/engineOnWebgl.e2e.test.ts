import { build } from 'esbuild';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '../../browser/launchChromium';
import { type EnginePage } from './enginePage';

let browser: Browser;
let script: string;
beforeAll(async () => {
  const bundle = await build({
    entryPoints: [`${__dirname}/enginePage.ts`],
    bundle: true,
    format: 'iife',
    target: 'es2017',
    write: false,
  });
  script = bundle.outputFiles[0]!.text;
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

type Method = keyof EnginePage;
function call<Name extends Method>(
  tab: Page,
  name: Name,
  ...values: Parameters<EnginePage[Name]>
): Promise<Awaited<ReturnType<EnginePage[Name]>>> {
  return tab.evaluate(
    ([method, given]) =>
      (globalThis as unknown as { page: Record<string, (...call: unknown[]) => unknown> }).page[method]!(
        ...given,
      ),
    [name, values] as const,
  ) as Promise<Awaited<ReturnType<EnginePage[Name]>>>;
}

describe.each([1, 2] as const)('the engine on WebGL %i', (webglVersion) => {
  it.each([
    ['items alone', false, 8],
    ['items, kinds and gaps of time', true, 9],
  ])(
    'reproduces the scores that training recorded, for a shop of 3,000 items: of %s',
    async (_, reads, mostDraws) => {
      const tab = await openEngine({ webglVersion });
      const shop = { itemCount: 3000, dimension: 64, readsSignals: reads };
      expect(await call(tab, 'load', shop)).toEqual({ ok: true, backend: 'webgl', refusals: [] });
      expect(await call(tab, 'parityDifference')).toBeLessThan(1e-4);
      const { backend, drawCalls } = await call(tab, 'score', [1, 2, 3]);
      expect(backend).toBe('webgl');
      expect(drawCalls).toBeLessThanOrEqual(mostDraws);
      await tab.close();
    },
    60_000,
  );

  it('goes on without NaN on a GPU with 16-bit floats', async () => {
    const tab = await openEngine({ webglVersion, flags: { WEBGL_FORCE_F16_TEXTURES: true } });
    expect(await call(tab, 'load', { itemCount: 600, dimension: 64 })).toEqual({
      ok: true,
      backend: 'webgl',
      refusals: [],
    });
    const difference = await call(tab, 'parityDifference');
    // Not exact: otherwise the textures did not hold 16-bit floats at all.
    expect(difference).toBeGreaterThan(1e-6);
    expect(difference).toBeLessThan(2e-2);
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
