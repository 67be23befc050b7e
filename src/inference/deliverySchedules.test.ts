import fc from 'fast-check';
import { type SignedManifest } from '../contracts';
import { AppLife } from '../platform/memory/appLife';
import { createManualClock } from '../platform/memory/manualClock';
import { MemoryDisk } from '../platform/memory/memoryDisk';
import { openRecommender } from './testing/openRecommender';
import { createSampleArtifact } from './testing/sampleArtifact';
import { createTestShop, NOW_MS } from './testing/shop';

// A phone between an honest shop, an attacker who holds the server but no key, and faults, against a model of what may run.
const artifacts = [1, 2, 3].map((seed) => createSampleArtifact({ version: `a${seed}`, seed, itemCount: 4 }));
const DAY_MS = 86_400_000;

/** What happens before the phone looks at the shop again. */
interface Round {
  published: { artifact: number; percent: number; disabled: boolean } | undefined;
  trouble: Trouble;
}
type Trouble =
  | { kind: 'none' | 'offline' | 'lose-file' | 'pass-time' }
  | { kind: 'replay' | 'damage-disk' | 'forge'; which: number }
  | { kind: 'die'; atOperation: number; applied: boolean };
const artifact = fc.nat(artifacts.length - 1);
const round: fc.Arbitrary<Round> = fc.record({
  published: fc.option(
    fc.record({
      artifact,
      percent: fc.constantFrom(0, 100, 100),
      disabled: fc.constantFrom(true, false, false),
    }),
    { nil: undefined },
  ),
  trouble: fc.oneof(
    fc.record({
      kind: fc.constantFrom('none' as const, 'offline' as const, 'lose-file' as const, 'pass-time' as const),
    }),
    fc.record({
      kind: fc.constantFrom('replay' as const, 'replay' as const, 'damage-disk' as const, 'forge' as const),
      which: fc.nat(9),
    }),
    fc.record({
      kind: fc.constant('die' as const),
      atOperation: fc.integer({ min: 1, max: 30 }),
      applied: fc.boolean(),
    }),
  ),
});

/** Too rare to wait for: a kill switch that the phone has left behind comes again. */
const REPLAYED_KILL_SWITCH: [Round[], number] = [
  [
    { published: { artifact: 0, percent: 100, disabled: true }, trouble: { kind: 'none' } },
    { published: { artifact: 1, percent: 100, disabled: false }, trouble: { kind: 'none' } },
    { published: undefined, trouble: { kind: 'replay', which: 0 } },
  ],
  0,
];

class World {
  readonly shop = createTestShop();
  readonly disk = new MemoryDisk();
  readonly history: { signed: SignedManifest; version: number; disabled: boolean; expiresAtMs: number }[] =
    [];
  nowMs = NOW_MS;
  version = 0;

  publish(index: number, percent: number, disabled: boolean) {
    this.version += 1;
    const expiresAtMs = this.nowMs + 2 * DAY_MS;
    this.shop.publish(artifacts[index]!, {
      version: this.version,
      disabled,
      issuedAtMs: this.nowMs,
      expiresAtMs,
      rollout: { percent, salt: 's' },
    });
    this.history.push({ signed: this.shop.signed!, version: this.version, disabled, expiresAtMs });
  }

  open(life = new AppLife()) {
    return openRecommender(this.shop, {
      platform: { disk: this.disk, life, clock: createManualClock(this.nowMs) },
    });
  }

  async run({ published, trouble }: Round): Promise<void> {
    const { shop, disk, history } = this;
    if (published) this.publish(published.artifact, published.percent, published.disabled);
    switch (trouble.kind) {
      case 'none':
        break;
      case 'replay':
        if (history.length > 0) shop.signed = history[trouble.which % history.length]!.signed;
        break;
      case 'forge': {
        const attacker = createTestShop(5);
        const { card } = artifacts[trouble.which % artifacts.length]!;
        const forged = { version: this.version + 5, disabled: true, artifactVersion: card.version };
        shop.signed = attacker.sign({ ...JSON.parse(shop.signed?.payload ?? '{}'), ...forged });
        break;
      }
      case 'lose-file':
        for (const path of [...shop.files.keys()].slice(0, 1)) shop.files.delete(path);
        break;
      case 'damage-disk': {
        const paths = [...disk.files.keys()];
        const path = paths[trouble.which % paths.length];
        if (path !== undefined)
          disk.files.set(
            path,
            disk.files.get(path)!.map((byte) => byte ^ 1),
          );
        break;
      }
      case 'pass-time':
        this.nowMs += DAY_MS;
        break;
      case 'offline': {
        const { recommender, platform } = this.open();
        platform.network.setOnline(false);
        return void (await recommender.checkForUpdate());
      }
      case 'die': {
        const life = new AppLife({ atOperation: trouble.atOperation, applied: trouble.applied });
        return Promise.race([
          this.open(life)
            .recommender.checkForUpdate()
            .then(() => undefined),
          life.ended,
        ]);
      }
    }
    await this.open().recommender.checkForUpdate();
  }

  /** What the phone says it runs after a start without a network. */
  async running() {
    const { recommender, platform } = this.open();
    platform.network.setOnline(false);
    await recommender.start();
    return recommender.status();
  }
}

it('runs only what the shop signed, never goes back, and ends with what the shop wants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 6 }), artifact, async (rounds, last) => {
      const world = new World();
      let before = { highestSeenVersion: 0, isDisabled: false, active: { manifestVersion: 0 } };
      for (const step of rounds) {
        await world.run(step);
        const text = world.disk.values.get('inference/installed');
        const now = { ...before, ...(JSON.parse(text ?? '{}') as Partial<typeof before>) };
        expect(now.highestSeenVersion).toBeGreaterThanOrEqual(before.highestSeenVersion);
        expect(now.highestSeenVersion).toBeLessThanOrEqual(world.version);
        expect(now.active.manifestVersion).toBeGreaterThanOrEqual(before.active.manifestVersion);
        if (now.isDisabled && !before.isDisabled) {
          // Switched off by the newest version that it knows, not by one that it has left behind.
          expect(world.history[now.highestSeenVersion - 1]).toMatchObject({ disabled: true });
        }
        before = now;
      }
      const { state, modelVersion, reason } = await world.running();
      const names = artifacts.map(({ card }) => card.version);
      if (state === 'ready') expect(names).toContain(modelVersion);
      else expect(['no-artifact', 'disabled', 'artifact-corrupt']).toContain(reason);
      // No attack and no fault has locked the phone out: the next honest version arrives.
      world.publish(last, 100, false);
      await world.open().recommender.checkForUpdate();
      expect(await world.running()).toMatchObject({ state: 'ready', modelVersion: names[last] });
    }),
    { numRuns: 25, examples: [REPLAYED_KILL_SWITCH] },
  );
}, 300_000);
