import { createSerialRunner } from '../concurrency/serialRunner';
import { type Manifest, type SignedManifest } from '../contracts';
import { indexHistory, type IndexedHistory } from '../models/recommender/historyBatch';
import { type HistoryStep, signalsOf } from '../models/recommender/signals';
import { type Platform, StorageError } from '../platform';
import { checkManifest } from './checkManifest';
import { type Artifact, type BackendRefusal, type EngineModule } from './engine';
import { explainItem } from './explainItem';
import { readInstallId } from './installId';
import { createModelHost } from './modelHost';
import { createModelLibrary } from './modelLibrary';
import { addNewItems, findNewItems, type NewItem, type ShopCatalogue } from './newItems';
import {
  type Explanation,
  type FallbackReason,
  type Neighbours,
  type Recommender,
  type RecommenderStatus,
  type Scoring,
} from './recommender';
import { reportHealth } from './reportHealth';
import { type PublicKeys } from './trustedKeys';
import { type RefusalReason, type UpdateOutcome } from './updateOutcome';

/** Between looks at the manifest while the app is used. */
const CHECK_INTERVAL_MS = 5 * 60_000;
/** After so many failures of the engine in a row this run of the app shows popularity. */
const MAX_ENGINE_FAILURES = 3;

export interface RecommenderOptions {
  platform: Platform;
  /** Brings the engine's code: `require.async` in WeChat, `import()` in a browser. */
  loadEngine: () => Promise<EngineModule>;
  publicKeys: PublicKeys;
  shopId: string;
  /** Which features the app computes: `FEATURE_SCHEMA_HASH` of `src/models`. */
  featureSchemaHash: string;
  /** Whether the shop may hear how its models do on this phone; never, when absent. */
  mayReport?: () => boolean;
}

/** The model that the engine holds. */
interface Loaded {
  /** As it was delivered. */
  delivered: Artifact;
  /** The catalogue's items that it was asked to take in. */
  newItems: readonly NewItem[];
  /** With those it took in. */
  artifact: Artifact;
  indexOfItem: ReadonlyMap<string, number>;
}

export function createRecommender(options: RecommenderOptions): Recommender {
  const { platform, loadEngine, publicKeys, shopId, featureSchemaHash, mayReport = () => false } = options;
  const { clock, cloud, network, lifecycle } = platform;
  const library = createModelLibrary(platform);
  const host = createModelHost(platform, loadEngine);
  /** Everything that touches the engine, in the order of the calls. */
  const inTurn = createSerialRunner();
  const listeners = new Set<(status: RecommenderStatus) => void>();
  let status: RecommenderStatus = { state: 'idle', reason: 'not-started' };
  let loaded: Loaded | undefined;
  let catalogue: ShopCatalogue = { items: [], categories: [] };
  let engineFailures = 0;
  let lastCheckMs = -Infinity;
  let checking: Promise<UpdateOutcome> | undefined;

  function announce(change: Partial<RecommenderStatus>): void {
    status = { ...status, ...change };
    for (const listener of [...listeners]) listener(status);
  }

  /** Counts backends that failed, with the facts of the device that they failed on. */
  function reportRefusals(refusals: readonly BackendRefusal[]): void {
    const last = refusals.at(-1);
    if (!last) return;
    const { model, system } = platform.device.describe();
    announce({
      refusedBackends: (status.refusedBackends ?? 0) + refusals.length,
      lastRefusal: `${last.backend} ${last.reason}: ${last.detail} (${model}, ${system})`,
    });
  }

  function fallBack(reason: FallbackReason, detail?: string): void {
    loaded = undefined;
    announce({ state: 'fallback', reason, detail, backend: undefined, modelVersion: undefined });
  }

  /**
   * Hands an artifact to the engine, with the catalogue's new items or, where these are too many for the phone, without.
   * True when it scores from now on; otherwise the one before goes on.
   */
  async function tryArtifact(
    delivered: Artifact,
    found?: readonly NewItem[],
  ): Promise<{ ok: true } | { ok: false; detail: string }> {
    const newItems = found ?? (await findNewItems(delivered, catalogue, clock));
    let artifact = addNewItems(delivered, newItems);
    let load = await host.load(artifact);
    if (!load.ok && artifact !== delivered) {
      artifact = delivered;
      load = await host.load(artifact);
    }
    reportRefusals(load.refusals);
    const detail = load.refusals.map(({ backend, ...refusal }) => `${backend}: ${refusal.detail}`).join('; ');
    if (!load.ok) return { ok: false, detail };
    const indexOfItem = new Map(artifact.items.map((itemId, index) => [itemId, index]));
    loaded = { delivered, newItems, artifact, indexOfItem };
    engineFailures = 0;
    announce({
      state: 'ready',
      reason: undefined,
      // Why the GPU was passed over, if it was.
      detail: detail === '' ? undefined : detail,
      backend: load.backend,
      modelVersion: artifact.card.version,
    });
    return { ok: true };
  }

  /** Takes the catalogue's new items into the running model. Runs in turn. */
  async function placeNewItems(): Promise<void> {
    if (!loaded) return;
    const { delivered } = loaded;
    const newItems = await findNewItems(delivered, catalogue, clock);
    if (JSON.stringify(newItems) === JSON.stringify(loaded.newItems)) return;
    try {
      const attempt = await tryArtifact(delivered, newItems);
      if (!attempt.ok) fallBack('engine-failed', attempt.detail);
    } catch (error) {
      fallBack('engine-failed', String(error));
    }
  }

  /** Opens the installed artifact, or the one before it when that is damaged. Runs in turn. */
  async function openInstalled(): Promise<void> {
    announce({ state: 'loading', reason: 'loading', detail: undefined });
    try {
      const { active, previous, isDisabled } = await library.record();
      if (isDisabled) return fallBack('disabled');
      if (!active) return fallBack('no-artifact');
      let reason: FallbackReason = 'artifact-corrupt';
      let detail = '';
      for (const installed of previous ? [active, previous] : [active]) {
        if ((await library.beginLoad(installed)) === 'crash-loop') {
          detail = `${installed.artifactVersion}: the app did not survive loading it`;
          continue;
        }
        const opened = await library.open(installed);
        if (opened.ok) {
          const attempt = await tryArtifact(opened.value);
          await library.endLoad();
          if (attempt.ok) return;
          reason = 'self-test-failed';
          detail = attempt.detail;
        } else {
          detail = opened.issues.join('; ');
          await library.endLoad();
          // Out of use, so that the next look at the manifest brings it anew.
          await library.retire(installed);
        }
      }
      fallBack(reason, detail);
    } catch (error) {
      fallBack(error instanceof StorageError ? 'storage-failed' : 'engine-failed', String(error));
    }
  }

  /** Loads a model that gave its memory back or failed not too often. Runs in turn. */
  async function reopen(): Promise<void> {
    const mayReopen = status.reason === 'released' || status.reason === 'engine-failed';
    if (!loaded && mayReopen && engineFailures < MAX_ENGINE_FAILURES) await openInstalled();
  }

  async function scoreNow(history: readonly HistoryStep[]): Promise<Scoring> {
    await reopen();
    if (!loaded) return unavailable();
    const { artifact, indexOfItem } = loaded;
    try {
      const engine = await host.engine();
      const itemIds = history.map(({ itemId }) => itemId);
      const answer = await engine.score(indexHistory(indexOfItem, itemIds, signalsOf(history)));
      const { backend, elapsedMs, drawCalls, refusals } = answer;
      reportRefusals(refusals);
      announce({ backend, lastInferenceMs: elapsedMs, drawCalls });
      void library.countPick(true).catch(() => undefined);
      const scores = new Map(artifact.items.map((itemId, index) => [itemId, answer.scores[index]!]));
      return { kind: 'scored', scores, modelVersion: artifact.card.version, backend, elapsedMs };
    } catch (error) {
      engineFailures += 1;
      fallBack('engine-failed', String(error));
      const isGivenUp = await library.countPick(false).catch(() => false);
      if (!isGivenUp) return unavailable();
      engineFailures = 0;
      await openInstalled();
      return loaded ? scoreNow(history) : unavailable();
    }
  }

  function unavailable() {
    return { kind: 'unavailable' as const, reason: status.reason ?? 'not-started' };
  }

  async function neighboursNow(itemIds: readonly string[], count: number): Promise<Neighbours> {
    await reopen();
    if (!loaded) return unavailable();
    const { artifact, indexOfItem } = loaded;
    const known = itemIds.flatMap((itemId) => indexOfItem.get(itemId) ?? []);
    if (known.length === 0) return { kind: 'unknown-item' };
    try {
      const engine = await host.engine();
      const { items, refusals } = await engine.rankSimilar(known, count);
      reportRefusals(refusals);
      const complements = await engine.rankComplements(known, count);
      const named = (indices: readonly number[]) => indices.map((index) => artifact.items[index]!);
      return {
        kind: 'found',
        similar: named(items),
        complements: named(complements),
        modelVersion: artifact.card.version,
      };
    } catch {
      // What failed here shows itself in the next `score`, which decides what to do about it.
      return { kind: 'unavailable', reason: status.reason ?? 'engine-failed' };
    }
  }

  async function explain(itemId: string, history: readonly HistoryStep[]): Promise<Explanation> {
    const explained = loaded;
    if (!explained) return unavailable();
    // A turn for each history, so that a tap need not wait for all of them.
    const score = (left: IndexedHistory) =>
      inTurn(async () => {
        if (loaded !== explained) throw new Error('another model took the place of the explained one');
        return (await (await host.engine()).score(left)).scores;
      });
    try {
      return await explainItem({ ...explained, score }, itemId, history);
    } catch {
      // What failed here shows itself in the next `score`, which decides what to do about it.
      return { kind: 'unavailable', reason: status.reason ?? 'engine-failed' };
    }
  }

  async function install(manifest: Manifest, { keyId }: SignedManifest): Promise<UpdateOutcome> {
    const { version, artifactVersion } = manifest;
    const model = { manifestVersion: version, artifactVersion };
    const fetched = await library.fetch(manifest);
    if (!fetched.ok) return refused(fetched.reason, fetched.detail);
    return inTurn(async () => {
      if ((await library.beginLoad(model)) === 'crash-loop') {
        return refused('quarantined', `${artifactVersion}: the app did not survive loading it`);
      }
      const attempt = await tryArtifact(fetched.artifact);
      await library.endLoad();
      if (!attempt.ok) {
        await library.quarantine(model, 'self-test');
        return refused('self-test-failed', attempt.detail);
      }
      try {
        await library.activate(manifest, keyId);
      } catch (error) {
        // The phone would start with the old version next time: run that one now, too.
        await openInstalled();
        throw error;
      }
      return { kind: 'installed' as const, version, modelVersion: artifactVersion };
    });
  }

  async function update(): Promise<UpdateOutcome> {
    const record = await library.record();
    const installId = await readInstallId(platform.keyValueStore, platform.identifiers);
    const check = await checkManifest({
      cloud,
      publicKeys,
      installId,
      nowMs: clock.nowMs(),
      record,
      phone: { shopId, featureSchemaHash, appVersion: platform.device.describe().appVersion },
    });
    if (check.trusted) await library.trust(check.trusted);
    if (check.kind === 'nothing-published') return { kind: 'kept', reason: 'nothing-published' };
    if (check.kind === 'refused') return refused(check.reason, check.detail);
    const { manifest, signed, decision, trusted } = check;
    if (decision.kind === 'refuse') {
      return refused(decision.reason, `manifest version ${manifest.version}`);
    }
    await library.remember(manifest, signed, trusted);
    switch (decision.kind) {
      case 'keep':
        return { kind: 'kept', reason: decision.reason };
      case 'disable':
        await inTurn(async () => {
          host.release();
          fallBack('disabled');
        });
        return { kind: 'disabled', version: manifest.version };
      case 'install':
        return install(manifest, signed);
    }
  }

  function checkForUpdate(): Promise<UpdateOutcome> {
    lastCheckMs = clock.monotonicMs();
    checking ??= update()
      .catch((error: unknown) =>
        refused(error instanceof StorageError ? 'storage-failed' : 'engine-failed', String(error)),
      )
      .then((outcome) => {
        announce({ lastUpdate: outcome });
        if (mayReport()) void reportHealth(library, cloud);
        return outcome;
      })
      .finally(() => (checking = undefined));
    return checking;
  }

  function releaseMemory(): Promise<void> {
    return inTurn(async () => {
      host.release();
      if (loaded) fallBack('released');
    });
  }

  function watchHost(): void {
    lifecycle.onMemoryWarning(() => void releaseMemory());
    lifecycle.onShow(() => {
      if (clock.monotonicMs() - lastCheckMs >= CHECK_INTERVAL_MS) void checkForUpdate();
    });
    network.onChange((isOnline) => {
      const last = status.lastUpdate;
      const isUnfinished =
        last?.kind === 'refused' && (last.reason === 'unreachable' || last.reason === 'download-failed');
      if (isOnline && isUnfinished) void checkForUpdate();
    });
  }

  return {
    async start() {
      watchHost();
      await inTurn(openInstalled);
      void checkForUpdate();
    },
    score: (history) => inTurn(() => scoreNow(history)),
    explain,
    neighbours: (itemIds, count) => inTurn(() => neighboursNow(itemIds, count)),
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkForUpdate,
    releaseMemory,
    setCatalogue(next) {
      catalogue = next;
      return inTurn(placeNewItems);
    },
  };
}

function refused(reason: RefusalReason, detail: string): UpdateOutcome {
  return { kind: 'refused', reason, detail };
}
