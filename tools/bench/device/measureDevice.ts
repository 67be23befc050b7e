import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser } from 'playwright-core';
import { bundlePage } from '../../browser/bundlePage';
import { launchChromium } from '../../browser/launchChromium';
import { type DeviceFigures, deviceFigures } from './deviceFigures';
import { rendererOf } from './rendererOf';
import { type Measured, RANKING, ROUNDS, TRANSFORMER } from './deviceSetup';

export type FigureName = keyof DeviceFigures;

export interface DeviceBenchmark {
  browser: string;
  /** What draws: times on a software rasteriser say nothing about a phone. */
  renderer: string;
  ranking: typeof RANKING & typeof TRANSFORMER;
  rounds: number;
  ours: Record<'webgl1' | 'webgl2' | 'cpu', DeviceFigures>;
  tfjsLayers: Record<'webgl1' | 'webgl2', DeviceFigures>;
  /** onnxruntime-web, whose wasm backend asks nothing of a GPU. */
  onnxruntime: {
    wasm: DeviceFigures;
    /** Size of the program that its first ranking compiles; downloading it is not measured. */
    programBytes: number;
  };
  /** tfjs-layers ÷ ours on the same WebGL version. */
  ratios: Record<'webgl1' | 'webgl2', DeviceFigures>;
  /** Largest difference of any contender's cosines from those of ours on WebGL 1. */
  largestDifference: number;
}

const TOLERANCE = 1e-4;
const ONNXRUNTIME_WASM = createRequire(__filename).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
const FIGURES: readonly FigureName[] = [
  ...(['drawCalls', 'programs', 'uploads', 'uploadBytes', 'readBacks', 'readBackBytes'] as const),
  ...(['firstMs', 'medianMs'] as const),
];

/** Measures every contender in a page of its own of one Chromium. Throws when they do not agree on the scores. */
export async function measureDevice(report: (line: string) => void): Promise<DeviceBenchmark> {
  const bundle = (name: string) => bundlePage(join(__dirname, `${name}.ts`), 'es2020');
  const [ours, tfjsLayers, onnxruntime] = await Promise.all(
    ['oursPage', 'layersPage', 'onnx/onnxPage'].map(bundle),
  );
  const browser = await launchChromium();
  try {
    const measured: Measured[] = [];
    const run = async (name: string, script: string | undefined, webglVersion: number) => {
      report(name);
      const result = await runPage(browser, script!, webglVersion);
      measured.push(result);
      return deviceFigures(result);
    };
    const oursByBackend = {
      webgl1: await run('ours on webgl1', ours, 1),
      webgl2: await run('ours on webgl2', ours, 2),
      cpu: await run('ours on cpu', ours, 0),
    };
    const layersByBackend = {
      webgl1: await run('tfjs-layers on webgl1', tfjsLayers, 1),
      webgl2: await run('tfjs-layers on webgl2', tfjsLayers, 2),
    };
    const onnxruntimeOnWasm = await run('onnxruntime-web on wasm', onnxruntime, 0);
    return {
      browser: browser.version(),
      renderer: await rendererOf(browser),
      ranking: { ...RANKING, ...TRANSFORMER },
      rounds: ROUNDS,
      ours: oursByBackend,
      tfjsLayers: layersByBackend,
      onnxruntime: { wasm: onnxruntimeOnWasm, programBytes: statSync(ONNXRUNTIME_WASM).size },
      ratios: {
        webgl1: ratiosOf(layersByBackend.webgl1, oursByBackend.webgl1),
        webgl2: ratiosOf(layersByBackend.webgl2, oursByBackend.webgl2),
      },
      largestDifference: expectAgreement(measured.map(({ cosines }) => cosines)),
    };
  } finally {
    await browser.close();
  }
}

/** A place of no server: what a page asks for comes from this machine's disk. */
const PAGE_URL = 'http://bench.test/';
const WASM_URL = `${PAGE_URL}onnxruntime.wasm`;

async function runPage(browser: Browser, script: string, webglVersion: number): Promise<Measured> {
  const page = await browser.newPage();
  try {
    await page.route(PAGE_URL, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>bench</title>' }),
    );
    await page.route(WASM_URL, (route) =>
      route.fulfill({ contentType: 'application/wasm', path: ONNXRUNTIME_WASM }),
    );
    await page.goto(PAGE_URL);
    await page.addScriptTag({ content: script });
    return await page.evaluate(
      ([version, wasmUrl]) =>
        (globalThis as unknown as { measure(version: number, wasmUrl: string): Promise<Measured> }).measure(
          version,
          wasmUrl,
        ),
      [webglVersion, WASM_URL] as const,
    );
  } finally {
    await page.close();
  }
}

export function ratiosOf(rival: DeviceFigures, ours: DeviceFigures): DeviceFigures {
  return Object.fromEntries(
    FIGURES.map((name) => [name, rival[name] / ours[name]]),
  ) as unknown as DeviceFigures;
}

/** Returns the largest difference. */
export function expectAgreement(answers: readonly (readonly number[])[]): number {
  let largest = 0;
  for (const answer of answers) {
    answer.forEach((value, at) => {
      const difference = Math.abs(value - answers[0]![at]!);
      // Not Math.max: it passes NaN on, and NaN is no more than any tolerance.
      if (!(difference <= largest)) largest = difference;
    });
  }
  if (!(largest <= TOLERANCE)) throw new Error(`the contenders' cosines differ by ${largest}`);
  return largest;
}
