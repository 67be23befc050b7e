import { createSerialRunner } from '../concurrency/serialRunner';
import { type FailureCause, type Manifest, type Parsed, type SignedManifest } from '../contracts';
import * as delivery from '../domain/rollout/deliveryState';
import { type Platform } from '../platform';
import { createArtifactStore } from './artifactStore';
import { downloadArtifact } from './downloadArtifact';
import { type Artifact } from './engine';
import { createInstallRecordStore, type InstalledArtifact, type InstallRecord } from './installRecord';
import { type TrustedKeys } from './trustedKeys';
import { type RefusalReason } from './updateOutcome';

export type Fetched = { ok: true; artifact: Artifact } | { ok: false; reason: RefusalReason; detail: string };

/** What is installed on this phone. Every method may throw `StorageError` and then has not moved the pointer. */
export interface ModelLibrary {
  record(): Promise<InstallRecord>;
  /** Keeps a genuine manifest that is followed, its kill switch, and whom the shop's manifests are signed by. */
  remember(manifest: Manifest, signed: SignedManifest, trusted: TrustedKeys): Promise<void>;
  /** Keeps changes of the shop's key that came without a manifest to follow. */
  trust(trusted: TrustedKeys): Promise<void>;
  open(installed: InstalledArtifact): Promise<Parsed<Artifact>>;
  /** Brings a manifest's files onto the phone and checks them; the pointer stays. */
  fetch(manifest: Manifest): Promise<Fetched>;
  /** Notes that a load begins. An artifact whose loads the app did not survive is quarantined instead. */
  beginLoad(model: delivery.DeliveredModel): Promise<'load' | 'crash-loop'>;
  endLoad(): Promise<void>;
  /** Moves the pointer to an artifact whose files are complete, and keeps the one before. */
  activate(manifest: Manifest, keyId: string): Promise<void>;
  /** Takes a damaged active artifact out of use: the one before becomes the active one. */
  retire(installed: InstalledArtifact): Promise<void>;
  /** Takes an artifact that failed here out of use for good. */
  quarantine(model: delivery.DeliveredModel, cause: FailureCause): Promise<void>;
  /** Counts a pick towards the trial of the active artifact; true when that has ended its use. */
  countPick(isAnswered: boolean): Promise<boolean>;
  /** The shop has heard of a verdict. */
  settle(verdict: delivery.Verdict): Promise<void>;
}

export function createModelLibrary({
  keyValueStore,
  fileStore,
  cloud,
  clock,
}: Pick<Platform, 'keyValueStore' | 'fileStore' | 'cloud' | 'clock'>): ModelLibrary {
  const records = createInstallRecordStore(keyValueStore);
  const store = createArtifactStore(fileStore, clock);
  const inTurn = createSerialRunner();
  let known: InstallRecord | undefined;

  async function record(): Promise<InstallRecord> {
    known ??= await records.load();
    return known;
  }

  /** Reads, changes and writes the record as one step. What stays as it was is not written. */
  function change(
    update: (record: InstallRecord) => InstallRecord | delivery.DeliveryState<InstalledArtifact>,
  ): Promise<void> {
    return inTurn(async () => {
      const before = await record();
      const next = { ...before, ...update(before) } as InstallRecord;
      if (JSON.stringify(next) === JSON.stringify(before)) return;
      await records.save(next);
      known = next;
    });
  }

  return {
    record,
    open: store.open,
    remember: (manifest, signed, trusted) =>
      change((before) => {
        const isStale =
          before.highestSeenKeyId !== undefined && trusted.revoked.includes(before.highestSeenKeyId);
        const base = isStale ? { ...before, highestSeenVersion: 0 } : before;
        const next = { ...base, ...delivery.seen(base, manifest) };
        return {
          ...next,
          highestSeenKeyId: signed.keyId,
          signed: { payload: signed.payload, signature: signed.signature, keyId: signed.keyId },
          rotations: [...trusted.rotations],
        };
      }),
    trust: ({ rotations }) => change((before) => ({ ...before, rotations: [...rotations] })),
    async fetch(manifest) {
      const { active, previous } = await record();
      const installedVersions = [active, previous].flatMap((installed) => installed?.manifestVersion ?? []);
      const download = await downloadArtifact(manifest, { installedVersions, cloud, clock, store });
      if (!download.ok) return download;
      const opened = await store.open(describe(manifest));
      if (!opened.ok) return { ok: false, reason: 'bad-artifact', detail: opened.issues.join('; ') };
      const { card } = opened.value;
      if (
        card.version !== manifest.artifactVersion ||
        card.featureSchemaHash !== manifest.featureSchemaHash
      ) {
        return {
          ok: false,
          reason: 'bad-artifact',
          detail: 'card.json: not the one that the manifest names',
        };
      }
      return { ok: true, artifact: opened.value };
    },
    async beginLoad(model) {
      const decision = delivery.decideLoad(await record(), model);
      if (decision === 'load') await change((before) => delivery.loadBegun(before, model));
      else await change((before) => delivery.quarantined(before, model, 'crash-loop'));
      return decision;
    },
    endLoad: () => change(delivery.loadEnded),
    async activate(manifest, keyId) {
      await change((before) => delivery.activated(before, { ...describe(manifest), keyId }));
      const { previous } = await record();
      const versions = [manifest.version, ...(previous ? [previous.manifestVersion] : [])];
      // Nothing points at the rest any more: files that cannot be removed now are removed after the next switch.
      await store.keepOnly(versions).catch(() => undefined);
    },
    retire: (installed) => change((before) => delivery.retired(before, installed)),
    quarantine: (model, cause) => change((before) => delivery.quarantined(before, model, cause)),
    async countPick(isAnswered) {
      const before = await record();
      if (!before.trial) return false;
      await change((current) => delivery.picked(current, isAnswered));
      return (await record()).active?.artifactVersion !== before.active?.artifactVersion;
    },
    settle: (verdict) => change((before) => delivery.reported(before, verdict)),
  };
}

/** What is kept of a manifest; its patches and parts have served. */
function describe({ version, artifactVersion, files }: Manifest): InstalledArtifact {
  return {
    manifestVersion: version,
    artifactVersion,
    files: files.map(({ path, cloudPath, sizeBytes, sha256 }) => ({ path, cloudPath, sizeBytes, sha256 })),
  };
}
