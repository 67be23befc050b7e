import { settlePromises } from '../platform/memory/manualClock';
import { MemoryDisk } from '../platform/memory/memoryDisk';
import { EngineError } from './engine';
import { type RecommenderStatus } from './recommender';
import { openRecommender } from './testing/openRecommender';
import { createSampleArtifact } from './testing/sampleArtifact';
import { createTestShop, NOW_MS } from './testing/shop';
import { stepsOf } from '../testing/stepsOf';

const first = createSampleArtifact({ version: 'first', seed: 1 });
const second = createSampleArtifact({ version: 'second', seed: 2 });

async function phoneWith(...artifacts: (typeof first)[]) {
  const shop = createTestShop();
  const disk = new MemoryDisk();
  const { recommender } = openRecommender(shop, { platform: { disk } });
  for (const artifact of artifacts) {
    shop.publish(artifact);
    await recommender.checkForUpdate();
  }
  return { shop, disk };
}

describe('the recommender', () => {
  it('says why it does not score before it is started and before anything is published', async () => {
    const { recommender } = openRecommender(createTestShop());
    expect(await recommender.score([])).toEqual({ kind: 'unavailable', reason: 'not-started' });
    await recommender.start();
    expect(await recommender.score([])).toEqual({ kind: 'unavailable', reason: 'no-artifact' });
    await settlePromises();
    expect(recommender.status()).toMatchObject({
      state: 'fallback',
      reason: 'no-artifact',
      lastUpdate: { kind: 'kept', reason: 'nothing-published' },
    });
  });

  it('installs what the shop published and scores every item of its vocabulary', async () => {
    const shop = createTestShop();
    shop.publish(first);
    const { recommender } = openRecommender(shop);
    expect(await recommender.checkForUpdate()).toEqual({
      kind: 'installed',
      version: 1,
      modelVersion: 'first',
    });
    const scoring = await recommender.score(stepsOf(['商品-1', 'unknown']));
    expect(scoring).toMatchObject({ kind: 'scored', modelVersion: 'first', backend: 'cpu' });
    if (scoring.kind !== 'scored') throw new Error('not scored');
    expect([...scoring.scores.keys()]).toEqual(first.items);
    expect(scoring.scores.get('商品-3')).toBe(first.weights.popularity[3]);
    expect(recommender.status()).toMatchObject({ state: 'ready', reason: undefined, modelVersion: 'first' });
  });

  it('starts with the installed artifact without a network', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    platform.network.setOnline(false);
    await recommender.start();
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
    await settlePromises();
    expect(recommender.status().lastUpdate).toMatchObject({ kind: 'refused', reason: 'unreachable' });
  });

  it('looks for a newer version after the start, and again when the phone comes online', async () => {
    const { shop, disk } = await phoneWith(first);
    shop.publish(second);
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    platform.network.setOnline(false);
    await recommender.start();
    await settlePromises();
    expect(recommender.status().modelVersion).toBe('first');
    platform.network.setOnline(true);
    await settlePromises();
    expect(recommender.status().modelVersion).toBe('second');
  });

  it('looks for a newer version when it is shown again after five minutes', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    await settlePromises();
    shop.publish(second);
    await platform.clock.advance(299_999);
    platform.lifecycle.show();
    await settlePromises();
    expect(recommender.status().modelVersion).toBe('first');
    await platform.clock.advance(1);
    platform.lifecycle.show();
    await settlePromises();
    expect(recommender.status().modelVersion).toBe('second');
  });

  it('keeps the version before, and only that one', async () => {
    const third = createSampleArtifact({ version: 'third', seed: 3 });
    const { disk } = await phoneWith(first, second, third);
    const folders = new Set([...disk.files.keys()].map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...folders].sort()).toEqual(['recommender/2', 'recommender/3']);
  });

  it('takes the version before when the active one is damaged, and repairs that', async () => {
    const { shop, disk } = await phoneWith(first, second);
    disk.files.set('recommender/2/weights.bin', new Uint8Array(10));
    const { recommender } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
    await settlePromises();
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'second' });
  });

  it('shows popularity when every version is damaged and the shop cannot be reached', async () => {
    const { shop, disk } = await phoneWith(first, second);
    for (const path of disk.files.keys()) disk.files.set(path, new Uint8Array(3));
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    platform.network.setOnline(false);
    await recommender.start();
    expect(recommender.status()).toMatchObject({ state: 'fallback', reason: 'artifact-corrupt' });
    expect(await recommender.score([])).toEqual({ kind: 'unavailable', reason: 'artifact-corrupt' });
  });

  it('frees memory on a warning and loads again for the next score', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender, platform, engine } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    platform.lifecycle.warnOfMemory();
    await settlePromises();
    expect(engine.loadedVersion).toBeUndefined();
    expect(recommender.status()).toMatchObject({ state: 'fallback', reason: 'released' });
    expect(await recommender.score([])).toMatchObject({ kind: 'scored', modelVersion: 'first' });
  });

  it('tries the engine again after a failure, three times, and never throws', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender, engine } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    engine.failure = new EngineError('no-backend', 'planted');
    for (let call = 0; call < 5; call += 1) {
      expect(await recommender.score([])).toEqual({ kind: 'unavailable', reason: 'engine-failed' });
    }
    expect(recommender.status().detail).toContain('planted');
    expect(engine.loads).toBeLessThanOrEqual(5);
  });

  it('recovers when the engine works again', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender, engine } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    engine.failure = new EngineError('no-backend', 'planted');
    await recommender.score([]);
    engine.failure = undefined;
    expect(await recommender.score([])).toMatchObject({ kind: 'scored' });
  });

  it('falls back when the code of the engine does not load, and loads it the next time', async () => {
    const { shop, disk } = await phoneWith(first);
    let attempts = 0;
    const { recommender, engine } = openRecommender(shop, {
      platform: { disk },
      recommender: {
        loadEngine: async () => {
          attempts += 1;
          if (attempts === 1) throw new Error('the subpackage did not arrive');
          return engine.module;
        },
      },
    });
    await recommender.start();
    expect(recommender.status()).toMatchObject({ state: 'fallback', reason: 'engine-failed' });
    expect(await recommender.score([])).toMatchObject({ kind: 'scored' });
  });

  it('answers scores that come at once one after the other', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    const answers = await Promise.all(Array.from({ length: 5 }, () => recommender.score([])));
    expect(answers.every(({ kind }) => kind === 'scored')).toBe(true);
  });

  it('tells subscribers each state on the way', async () => {
    const { shop, disk } = await phoneWith(first);
    const { recommender } = openRecommender(shop, { platform: { disk } });
    const states: RecommenderStatus['state'][] = [];
    const end = recommender.subscribe(({ state }) => states.push(state));
    await recommender.start();
    end();
    await recommender.releaseMemory();
    expect(states).toEqual(['loading', 'ready']);
  });
});

describe('the kill switch', () => {
  it('ends scoring, also after a restart without a network, until a newer manifest lifts it', async () => {
    const { shop, disk } = await phoneWith(first);
    shop.publish(first, { disabled: true });
    const running = openRecommender(shop, { platform: { disk } });
    await running.recommender.start();
    await settlePromises();
    expect(running.recommender.status()).toMatchObject({
      state: 'fallback',
      reason: 'disabled',
      lastUpdate: { kind: 'disabled', version: 2 },
    });
    expect(running.engine.loadedVersion).toBeUndefined();

    const offline = openRecommender(shop, { platform: { disk } });
    offline.platform.network.setOnline(false);
    await offline.recommender.start();
    expect(await offline.recommender.score([])).toEqual({ kind: 'unavailable', reason: 'disabled' });

    shop.publish(first);
    offline.platform.network.setOnline(true);
    await settlePromises();
    await offline.recommender.checkForUpdate();
    expect(await offline.recommender.score([])).toMatchObject({ kind: 'scored', modelVersion: 'first' });
  });
});

describe('a new version on trial', () => {
  /** A phone that has just installed the second version, which its engine then fails on. */
  async function failing(mayReport: boolean) {
    const { shop, disk } = await phoneWith(first, second);
    const phone = openRecommender(shop, { platform: { disk }, recommender: { mayReport: () => mayReport } });
    await phone.recommender.start();
    await settlePromises();
    phone.engine.failsOn = 'second';
    return { shop, ...phone };
  }

  it('gives way to the one before when the engine fails on it, without a pick being lost to it for good', async () => {
    const { recommender } = await failing(false);
    const kinds: string[] = [];
    for (let pick = 0; pick < 3; pick += 1) kinds.push((await recommender.score([])).kind);
    expect(kinds).toEqual(['unavailable', 'unavailable', 'scored']);
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'quarantined' });
  });

  it('is reported once, to a shop that may hear of it', async () => {
    const { recommender, shop } = await failing(true);
    for (let pick = 0; pick < 3; pick += 1) await recommender.score([]);
    for (let check = 0; check < 2; check += 1) {
      await recommender.checkForUpdate();
      await settlePromises();
    }
    const report = { version: 2, artifactVersion: 'second', verdict: { kind: 'failed', cause: 'engine' } };
    expect(shop.reports).toEqual([{ action: 'health', model: 'recommender', ...report }]);
  });

  it('is not reported by a shopper who has not agreed', async () => {
    const { recommender, shop } = await failing(false);
    for (let pick = 0; pick < 3; pick += 1) await recommender.score([]);
    await recommender.checkForUpdate();
    await settlePromises();
    expect(shop.reports).toEqual([]);
  });

  it('that kills the app while it loads is given up after three starts', async () => {
    const { shop, disk } = await phoneWith(first);
    shop.publish(second);
    const start = (survives: boolean) =>
      openRecommender(shop, {
        platform: { disk },
        ...(!survives && { recommender: { loadEngine: () => new Promise<never>(() => undefined) } }),
      }).recommender.checkForUpdate();
    for (let crash = 0; crash < 3; crash += 1) {
      void start(false);
      for (let turn = 0; turn < 60; turn += 1) await settlePromises();
    }
    expect(await start(true)).toMatchObject({ kind: 'refused', reason: 'quarantined' });
    const { recommender } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
  });
});

describe('an update', () => {
  it('that fails its self-test is refused once and not loaded again', async () => {
    const { shop, disk } = await phoneWith(first);
    shop.publish(second);
    const { recommender, engine } = openRecommender(shop, { platform: { disk } });
    engine.accepts = ({ card }) => card.version !== 'second';
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'self-test-failed' });
    const { loads } = engine;
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'quarantined' });
    expect(engine.loads).toBe(loads);
    await recommender.start();
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
  });

  it('goes back by a new version that points at old files, without loading what is there', async () => {
    const { shop, disk } = await phoneWith(first, second);
    shop.publish(first);
    shop.files.clear();
    const { recommender } = openRecommender(shop, { platform: { disk } });
    expect(await recommender.checkForUpdate()).toEqual({
      kind: 'installed',
      version: 3,
      modelVersion: 'first',
    });
  });

  it('takes up an interrupted download where it broke off', async () => {
    const shop = createTestShop();
    const { files } = shop.publish(first);
    const weights = shop.files.get(files[1]!.cloudPath)!;
    shop.files.delete(files[1]!.cloudPath);
    const { recommender, platform } = openRecommender(shop);
    expect(await recommender.checkForUpdate()).toMatchObject({ reason: 'download-failed' });
    shop.files.clear();
    shop.files.set(files[1]!.cloudPath, weights);
    for (const file of files.slice(2)) {
      shop.files.set(file.cloudPath, createBytes(file.path));
    }
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'installed' });
    expect(platform.disk.files.size).toBe(files.length);
  });

  it('is loaded again up to three times over a bad connection', async () => {
    const shop = createTestShop();
    shop.publish(first);
    let calls = 0;
    const { recommender, platform } = openRecommender(shop, {
      platform: { chooseFate: () => ((calls += 1) === 3 || calls === 4 ? 'request-lost' : 'answered') },
    });
    const outcome = recommender.checkForUpdate();
    for (const delayMs of [1_000, 3_000]) {
      await settlePromises();
      await platform.clock.advance(delayMs);
    }
    expect(await outcome).toMatchObject({ kind: 'installed' });
  });

  it('outside the rollout keeps what is there', async () => {
    const { shop, disk } = await phoneWith(first);
    shop.publish(second, { rollout: { percent: 0, salt: 'x' } });
    const { recommender } = openRecommender(shop, { platform: { disk } });
    expect(await recommender.checkForUpdate()).toEqual({ kind: 'kept', reason: 'outside-rollout' });
  });

  it('on a full disk is refused and leaves the version before in use', async () => {
    const { shop, disk } = await phoneWith(first);
    shop.publish(second);
    disk.fileQuotaBytes = [...disk.files.values()].reduce((sum, { length }) => sum + length, 0);
    const { recommender } = openRecommender(shop, { platform: { disk } });
    await recommender.start();
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'storage-failed' });
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
  });

  it('is one for all who ask at once', async () => {
    const shop = createTestShop();
    shop.publish(first);
    const { recommender, platform } = openRecommender(shop);
    const before = platform.life.operationCount;
    const [one, two] = await Promise.all([recommender.checkForUpdate(), recommender.checkForUpdate()]);
    expect(one).toBe(two);
    expect(platform.life.operationCount - before).toBeLessThan(40);
  });
});

function createBytes(path: string): Uint8Array {
  const shop = createTestShop();
  const { files } = shop.publish(first);
  return shop.files.get(files.find((file) => file.path === path)!.cloudPath)!;
}

it('keeps the clock of the tests within the validity of their manifests', () => {
  expect(createTestShop().publish(first).issuedAtMs).toBe(NOW_MS);
});
