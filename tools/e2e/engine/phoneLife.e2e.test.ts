import { randomInt } from 'node:crypto';
import { type Browser } from 'playwright-core';
import { bundlePage } from '../../browser/bundlePage';
import { launchChromium } from '../../browser/launchChromium';
import { type liveThrough } from './phoneLife';

/** Phones have WebGL 1. */
const STEPS = { 1: 200, 2: 60 };

let browser: Browser;
let script: string;
beforeAll(async () => {
  script = await bundlePage(`${__dirname}/phoneLife.ts`, 'es2017');
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser?.close());

/** `SEED=…` repeats a life. */
const seed = Number(process.env['SEED'] ?? randomInt(1_000_000));

it.each([1, 2] as const)(
  'ranks on WebGL %i as the cpu does, and holds no more, through losses, reloads and other chances',
  async (webglVersion) => {
    const page = await browser.newPage();
    await page.setContent('<title>life</title>');
    await page.addScriptTag({ content: script });
    const problems = await page.evaluate(
      ([version, chance, steps]) =>
        (globalThis as unknown as { liveThrough: typeof liveThrough }).liveThrough(version, chance, steps),
      [webglVersion, seed, STEPS[webglVersion]] as const,
    );
    expect(problems).toEqual([]);
    await page.close();
  },
  600_000,
);
