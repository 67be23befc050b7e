import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { getBackend, memory } from '@tensorflow/tfjs-core';
import { createRecommender } from '../../../src/inference/createRecommender';
import { type Artifact } from '../../../src/inference/engine';
import { addNewItems, findNewItems, type ShopCatalogue } from '../../../src/inference/newItems';
import { nextTurn } from '../../../src/inference/nextTurn';
import { type Recommender } from '../../../src/inference/recommender';
import { createRandom, createSampleArtifact, FEATURES } from '../../../src/inference/testing/sampleArtifact';
import { createTestShop, NOW_MS } from '../../../src/inference/testing/shop';
import { finishScores } from '../../../src/models/recommender/finishScores';
import { plainScores } from '../../../src/models/recommender/testing/plainScores';
import * as engineModule from '../../../src/packages/engine/engine';
import { type Clock } from '../../../src/platform';
import { MemoryDisk } from '../../../src/platform/memory/memoryDisk';
import { createMemoryPlatform } from '../../../src/platform/memory/memoryPlatform';
import { createWebGraphics } from '../../../src/platform/web/webGraphics';
import { buildItem } from '../../../src/testing/buildItem';
import { countGraphics, type GraphicsCounts } from '../../browser/countGraphics';

/** What may happen to an app that ranks, with how often it does. */
const HAPPENINGS = {
  rank: 6,
  'context lost': 2,
  'context restored': 1,
  'context lost and restored at once': 1,
  'memory warning': 1,
  'hidden for a while': 2,
  'new goods': 1,
  'new model': 1,
  'killed and started': 1,
} as const;
type Happening = keyof typeof HAPPENINGS;

const CATEGORIES = [{ categoryId: 'tea', title: '茶叶', picture: 'tea.webp' }];
const MODELS = [
  { decayedAverage: { weight: 1 } },
  { transformer: { weight: 1, layers: 1, heads: 2, feedForward: 16 } },
];
const YEAR_MS = 365 * 86_400_000;
const BEST = 10;
/** Scores closer than this may change places: they span about 8. */
const NEAR_TIE = 1e-3;

/** A phone's context: whether the app still holds it is for the app to know, whether the system took it is for us. */
interface Context {
  gl: WebGLRenderingContext | WebGL2RenderingContext;
  canvas: EventTarget;
  loss: WEBGL_lose_context;
  readCounts: () => GraphicsCounts;
  /** Brought back by the system after it was lost; whoever held it has lost what was in it. */
  isRestored: boolean;
}

/** The recommender with the engine as it ships, on this page's WebGL, through a life of chances that `seed` decides. */
export async function liveThrough(webglVersion: 1 | 2, seed: number, steps: number): Promise<string[]> {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const contexts: Context[] = [];
  const shop = createTestShop();
  const disk = new MemoryDisk();
  let laterMs = 0;
  const clock: Clock = {
    nowMs: () => NOW_MS + laterMs,
    monotonicMs: () => laterMs,
    schedule: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
  };
  let published: Artifact;
  let catalogue: ShopCatalogue = { items: [], categories: CATEGORIES };
  let versions = 0;
  let starts = 0;
  let platform: ReturnType<typeof createMemoryPlatform>;
  let recommender: Recommender;

  const graphics = createWebGraphics(() => {
    const canvas = document.createElement('canvas');
    // Without it a browser gives no lost context back.
    canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    return {
      getContext: (kind: string, attributes: object) =>
        kind === 'webgl2' && webglVersion === 1 ? null : canvas.getContext(kind, attributes),
    } as unknown as HTMLCanvasElement;
  }, '');

  function createContext() {
    const context = graphics.createContext();
    if (context) {
      const { gl } = context;
      const loss = gl.getExtension('WEBGL_lose_context')!;
      contexts.push({ gl, canvas: gl.canvas, loss, readCounts: countGraphics(gl), isRestored: false });
    }
    return context;
  }

  async function start(): Promise<void> {
    starts += 1;
    platform = createMemoryPlatform({
      disk,
      functions: shop.functions,
      files: shop.files,
      identifierSpace: starts,
    });
    recommender = createRecommender({
      platform: { ...platform, clock, graphics: { createContext, isMobile: false } },
      loadEngine: async () => engineModule,
      publicKeys: shop.publicKeys,
      shopId: 'shop',
      featureSchemaHash: FEATURES,
    });
    await recommender.start();
    await recommender.setCatalogue(catalogue);
    await recommender.checkForUpdate();
  }

  async function publish(): Promise<void> {
    versions += 1;
    published = createSampleArtifact({
      version: `2026.${versions}`,
      seed: seed + versions,
      encoders: MODELS[versions % MODELS.length]!,
      ...{ itemCount: 60, dimension: 16, historyLength: 6, attributes: ['category=茶叶'] },
    });
    shop.publish(published, { expiresAtMs: NOW_MS + YEAR_MS });
  }

  const isLive = ({ gl, isRestored }: Context) => !isRestored && !gl.isContextLost();
  const pick = <Value>(values: readonly Value[]) => values[below(values.length)];

  async function restore(context: Context | undefined): Promise<void> {
    if (!context) return;
    // A loss is told in a task of its own, and before that nothing can be restored.
    await nextTurn();
    context.isRestored = true;
    context.loss.restoreContext();
    await new Promise<void>((resolve, reject) => {
      context.canvas.addEventListener('webglcontextrestored', () => resolve());
      setTimeout(() => reject(new Error('the browser gives no context back')), 10_000);
    });
  }

  const happen: Record<Happening, () => unknown> = {
    rank: () => undefined,
    'context lost': () => contexts.filter(isLive).at(-1)?.loss.loseContext(),
    // One that the app gave up, while it goes on.
    'context restored': () =>
      void restore(pick(contexts.filter(({ gl, isRestored }) => !isRestored && gl.isContextLost()))),
    async 'context lost and restored at once'() {
      const current = contexts.filter(isLive).at(-1);
      current?.loss.loseContext();
      await restore(current);
    },
    'memory warning': () => platform.lifecycle.warnOfMemory(),
    async 'hidden for a while'() {
      platform.lifecycle.hide();
      laterMs += 1000 * (1 + below(600));
      if (random() < 0.3) await happen['context lost']();
      platform.lifecycle.show();
    },
    'new goods'() {
      const itemId = `新品-${below(1000)}`;
      catalogue = { ...catalogue, items: [...catalogue.items.slice(-2), buildItem({ itemId })] };
      return recommender.setCatalogue(catalogue);
    },
    async 'new model'() {
      await publish();
      await recommender.checkForUpdate();
    },
    async 'killed and started'() {
      // With a process everything goes that it held.
      await recommender.releaseMemory();
      await start();
    },
  };

  const deck = Object.entries(HAPPENINGS).flatMap(([name, times]) =>
    Array.from({ length: times }, () => name as Happening),
  );
  const problems: string[] = [];
  const told: string[] = [];
  /** Tensors and textures of a model with so many items, as first seen. */
  const held = new Map<string, string>();

  async function check(): Promise<void> {
    const artifact = addNewItems(published, await findNewItems(published, catalogue, clock));
    const { items, weights, card } = artifact;
    const history = Array.from({ length: 1 + below(8) }, () => below(items.length));
    const answer = await recommender.score(
      history.map((item) => ({ itemId: items[item]!, kind: 'viewed' as const, occurredAtMs: NOW_MS })),
    );
    if (answer.kind !== 'scored') {
      problems.push(`no ranking: ${JSON.stringify(recommender.status())}`);
      return;
    }
    if (answer.modelVersion !== card.version) problems.push(`ranked by ${answer.modelVersion}`);
    const recorded = finishScores(
      Float32Array.from(plainScores(weights, card.config, history)),
      history,
      weights,
      card.config,
    );
    const scored = Float32Array.from(items, (item) => answer.scores.get(item) ?? NaN);
    const bestOf = (scores: Float32Array) =>
      [...scores.keys()].sort((one, other) => scores[other]! - scores[one]!).slice(0, BEST);
    const expected = bestOf(recorded);
    bestOf(scored).forEach((item, rank) => {
      const missed = Math.abs(recorded[item]! - recorded[expected[rank]!]!);
      if (!(missed < NEAR_TIE)) problems.push(`place ${rank}: item ${item}, on the cpu ${expected[rank]}`);
    });
    const live = contexts.filter(isLive);
    if (live.length !== (answer.backend === 'webgl' ? 1 : 0)) {
      problems.push(`${live.length} contexts while on ${answer.backend}`);
    }
    const { numTensors, numBytes } = memory();
    const ofGpu =
      getBackend() === 'webgl'
        ? [(memory() as ReturnType<MathBackendWebGL['memory']>).numBytesInGPU, live[0]?.readCounts().textures]
        : [];
    const now = [numTensors, numBytes, ...ofGpu].join(' ');
    const key = `${card.version} ${items.length} items on ${answer.backend}`;
    const before = held.get(key) ?? now;
    held.set(key, before);
    if (before !== now) problems.push(`${key} held ${before}, now ${now}`);
  }

  await publish();
  await start();
  // Each thing once, in an order of chance, and then whatever comes: a short life knows them all, too.
  const once = Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[];
  for (let step = 0; step < steps; step += 1) {
    const happening = once.splice(below(once.length), 1)[0] ?? pick(deck)!;
    told.push(happening);
    await happen[happening]();
    await check();
    if (problems.length > 0) {
      return [`seed ${seed}, step ${step}: ${told.slice(-8).join(', ')}`, ...problems.splice(0)];
    }
  }
  await recommender!.releaseMemory();
  return Object.keys(HAPPENINGS)
    .filter((name) => !told.includes(name))
    .map((name) => `never happened: ${name}`);
}

(globalThis as unknown as { liveThrough: typeof liveThrough }).liveThrough = liveThrough;
