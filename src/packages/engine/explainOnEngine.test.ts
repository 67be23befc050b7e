import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { carryingActions } from '../../domain/explain/carryingActions';
import { type Artifact } from '../../inference/engine';
import { ARTIFACT_FILES, parseArtifact } from '../../inference/parseArtifact';
import { type Recommender } from '../../inference/recommender';
import { sha256Hex } from '../../inference/sha256';
import { openRecommender } from '../../inference/testing/openRecommender';
import {
  createRandom,
  createSampleArtifact,
  sampleArtifactFiles,
} from '../../inference/testing/sampleArtifact';
import { createTestShop, NOW_MS } from '../../inference/testing/shop';
import { type UpdateOutcome } from '../../inference/updateOutcome';
import { createManualClock, settlePromises } from '../../platform/memory/manualClock';
import { stepsOf } from '../../testing/stepsOf';

const SHIPPED = resolve(__dirname, '../../../model-artifacts/recommender');

/** A phone that has installed the files and scores with the real engine, on its cpu. */
async function openOnEngine(artifact: Artifact, files = sampleArtifactFiles(artifact)) {
  const shop = createTestShop();
  const { featureSchemaHash } = artifact.card;
  shop.publish(artifact, {
    featureSchemaHash,
    files: [...files].map(([path, bytes]) => {
      const sha256 = sha256Hex(bytes);
      const cloudPath = `models/${sha256}/${path}`;
      shop.files.set(cloudPath, bytes);
      return { path, cloudPath, sizeBytes: bytes.length, sha256 };
    }),
  });
  const clock = createManualClock(NOW_MS);
  const { recommender } = openRecommender(shop, {
    platform: { clock },
    recommender: { loadEngine: () => import('./engine'), featureSchemaHash },
  });
  let outcome: UpdateOutcome | undefined;
  void recommender.checkForUpdate().then((ended) => (outcome = ended));
  // Hashing a large file gives the page a turn now and then.
  while (!outcome) await clock.advance(1);
  expect(outcome).toMatchObject({ kind: 'installed' });
  return recommender;
}

async function scoresOf(recommender: Recommender, history: readonly string[]) {
  const scoring = await recommender.score(stepsOf(history));
  if (scoring.kind !== 'scored') throw new Error(scoring.reason);
  return scoring.scores;
}

type Scores = ReadonlyMap<string, number>;

const rankIn = (scores: Scores, itemId: string) =>
  [...scores.values()].filter((score) => score > scores.get(itemId)!).length;

/** Takes each action out by hand and asks for scores as the app does. The same for every item, so that picks share it. */
async function scoresWithoutEach(recommender: Recommender, history: readonly string[]): Promise<Scores[]> {
  const without: Scores[] = [];
  for (const position of history.keys()) {
    const rest = history.filter((_, other) => other !== position);
    without.push(await scoresOf(recommender, rest));
  }
  return without;
}

/** The named actions must be those without which the item falls furthest. Returns how many actions were named. */
async function expectFaithful(
  recommender: Recommender,
  itemId: string,
  history: string[],
  whole: Scores,
  withoutEach: readonly Scores[],
): Promise<number> {
  const explanation = await recommender.explain(itemId, stepsOf(history));
  if (explanation.kind !== 'explained') throw new Error(explanation.kind);
  const drops = withoutEach.map((without) => whole.get(itemId)! - without.get(itemId)!);
  const rankDrops = withoutEach.map((without) => rankIn(without, itemId) - rankIn(whole, itemId));
  for (const { position, scoreDrop, rankDrop } of explanation.contributions) {
    expect(scoreDrop).toBeCloseTo(drops[position]!, 4);
    expect(rankDrop).toBe(rankDrops[position]);
  }
  const carried = carryingActions(explanation, (position) => history[position]!);
  const [first, second] = carried;
  if (first) expect(drops[first.position]).toBeGreaterThan(Math.max(...drops) - 1e-4);
  if (second) expect(drops[second.position]).toBeGreaterThan(0.79 * drops[first!.position]!);
  for (const { position } of carried) {
    expect(drops[position]).toBeGreaterThan(0);
    expect(rankDrops[position]).toBeGreaterThanOrEqual(0);
  }
  return carried.length;
}

describe.each(readdirSync(SHIPPED))('the shipped artifact %s', (version) => {
  it('names for its picks the actions without which they fall', async () => {
    const files = new Map(
      ARTIFACT_FILES.map((name) => [name as string, readBytes(join(SHIPPED, version, name))]),
    );
    const parsed = parseArtifact(files);
    if (!parsed.ok) throw new Error(parsed.issues.join('; '));
    const { items, parity } = parsed.value;
    const recommender = await openOnEngine(parsed.value, files);
    const random = createRandom(7);
    const draw = () => items[Math.floor(random() * items.length)]!;
    const histories = [
      ...parity.cases.map(({ history }) => history.slice(-8)).filter(({ length }) => length > 0),
      ...[1, 2, 3, 5, 8].map((length) => Array.from({ length }, draw)),
    ];
    let named = 0;
    let picked = 0;
    for (const history of histories) {
      const scores = await scoresOf(recommender, history);
      const picks = [...scores]
        .filter(([itemId]) => !history.includes(itemId))
        .sort((one, other) => other[1] - one[1])
        .slice(0, 2);
      const withoutEach = await scoresWithoutEach(recommender, history);
      for (const [itemId] of picks) {
        picked += 1;
        if ((await expectFaithful(recommender, itemId, history, scores, withoutEach)) > 0) named += 1;
      }
    }
    // Otherwise the test would hold for a model whose picks owe nothing to the history.
    expect(named / picked).toBeGreaterThan(0.9);
    await recommender.releaseMemory();
  }, 240_000);
});

it('is faithful on random models, for any history and item', async () => {
  let named = 0;
  for (let seed = 1; seed <= 5; seed += 1) {
    const artifact = createSampleArtifact({ seed, itemCount: 20 });
    const recommender = await openOnEngine(artifact);
    const itemIds = fc.constantFrom(...artifact.items);
    await fc.assert(
      fc.asyncProperty(itemIds, fc.array(itemIds, { maxLength: 7 }), async (itemId, history) => {
        const whole = await scoresOf(recommender, history);
        const withoutEach = await scoresWithoutEach(recommender, history);
        named += await expectFaithful(recommender, itemId, history, whole, withoutEach);
      }),
      { numRuns: 30 },
    );
    await recommender.releaseMemory();
  }
  expect(named).toBeGreaterThan(50);
}, 240_000);

describe('explaining', () => {
  it('skips what the model does not know, and says so of an item', async () => {
    const artifact = createSampleArtifact();
    const recommender = await openOnEngine(artifact);
    expect(await recommender.explain('new', stepsOf([artifact.items[0]!]))).toEqual({ kind: 'unknown-item' });
    const explanation = await recommender.explain(
      artifact.items[3]!,
      stepsOf(['new', artifact.items[0]!, 'newer']),
    );
    expect(explanation).toMatchObject({ kind: 'explained', contributions: [{ position: 1 }] });
    await recommender.releaseMemory();
    expect(await recommender.explain(artifact.items[3]!, [])).toEqual({
      kind: 'unavailable',
      reason: 'released',
    });
  });

  it('lets a tap go first: a score asked for meanwhile does not wait for every left-out action', async () => {
    const artifact = createSampleArtifact();
    const recommender = await openOnEngine(artifact);
    const ends: string[] = [];
    const explained = recommender
      .explain(artifact.items[5]!, stepsOf(artifact.items.slice(0, 4)))
      .then(() => ends.push('explanation'));
    const scored = recommender.score(stepsOf([artifact.items[1]!])).then(() => ends.push('score'));
    await Promise.all([explained, scored]);
    expect(ends).toEqual(['score', 'explanation']);
    await recommender.releaseMemory();
  });

  it('ends without an answer when the memory is given back meanwhile, and does no harm', async () => {
    const artifact = createSampleArtifact();
    const recommender = await openOnEngine(artifact);
    const explained = recommender.explain(artifact.items[5]!, stepsOf(artifact.items.slice(0, 4)));
    await recommender.releaseMemory();
    expect(await explained).toEqual({ kind: 'unavailable', reason: 'released' });
    expect(await recommender.score(stepsOf([artifact.items[1]!]))).toMatchObject({ kind: 'scored' });
    await recommender.releaseMemory();
  });
});

it('never mixes two models: an update that comes meanwhile ends the explanation', async () => {
  const shop = createTestShop();
  shop.publish(createSampleArtifact({ seed: 1 }));
  let gate: Promise<void> = Promise.resolve();
  const { recommender } = openRecommender(shop, {
    recommender: {
      async loadEngine() {
        const { createScoringEngine } = await import('./engine');
        return {
          createScoringEngine(host) {
            const engine = createScoringEngine(host);
            return { ...engine, score: (history) => gate.then(() => engine.score(history)) };
          },
        };
      },
    },
  });
  await recommender.checkForUpdate();
  const [item, ...history] = createSampleArtifact().items;
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  const explained = recommender.explain(item!, stepsOf(history.slice(0, 3)));
  shop.publish(createSampleArtifact({ version: '2026.2', seed: 2 }));
  const updated = recommender.checkForUpdate();
  // The new model is at the door, behind the first of four scores.
  await settlePromises();
  open();
  expect(await updated).toMatchObject({ kind: 'installed' });
  expect(await explained).toMatchObject({ kind: 'unavailable' });
  await recommender.releaseMemory();
});

function readBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
