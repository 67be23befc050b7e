import { createSerialRunner } from '../concurrency/serialRunner';
import { type Manifest, type Parsed } from '../contracts';
import { type Platform } from '../platform';
import { createArtifactStore } from './artifactStore';
import { downloadArtifact } from './downloadArtifact';
import { type Artifact } from './engine';
import { createInstallRecordStore, type InstalledArtifact, type InstallRecord } from './installRecord';
import { type RefusalReason } from './updateOutcome';

/** Versions kept in the list of those that failed here. */
const QUARANTINE_LENGTH = 8;

export type Fetched = { ok: true; artifact: Artifact } | { ok: false; reason: RefusalReason; detail: string };

/** What is installed on this phone. Every method may throw `StorageError` and then has not moved the pointer. */
export interface ModelLibrary {
  record(): Promise<InstallRecord>;
  /** Remembers that a genuine manifest of this version was seen. */
  remember(version: number): Promise<void>;
  open(installed: InstalledArtifact): Promise<Parsed<Artifact>>;
  /** Brings a manifest's files onto the phone and checks them; the pointer stays. */
  fetch(manifest: Manifest): Promise<Fetched>;
  /** Moves the pointer to an artifact whose files are complete, and keeps the one before. */
  activate(manifest: Manifest): Promise<void>;
  /** Takes a damaged or failing active artifact out of use: the one before becomes the active one. */
  retire(installed: InstalledArtifact): Promise<void>;
  quarantine(version: number): Promise<void>;
  disable(version: number): Promise<void>;
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

  /** Reads, changes and writes the record as one step. */
  function change(update: (record: InstallRecord) => Partial<InstallRecord> | undefined): Promise<void> {
    return inTurn(async () => {
      const before = await record();
      const difference = update(before);
      if (!difference) return;
      const next = { ...before, ...difference };
      await records.save(next);
      known = next;
    });
  }

  return {
    record,
    open: store.open,
    remember: (version) =>
      change(({ highestSeenVersion }) =>
        version > highestSeenVersion ? { highestSeenVersion: version } : undefined,
      ),
    async fetch(manifest) {
      const { active, previous } = await record();
      const versions = [active, previous].flatMap((installed) => installed?.manifestVersion ?? []);
      const download = await downloadArtifact(manifest, versions, { cloud, clock, store });
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
    async activate(manifest) {
      await change(({ active, previous }) => ({
        active: describe(manifest),
        previous: active?.manifestVersion === manifest.version ? previous : active,
        isDisabled: false,
      }));
      const { previous } = await record();
      const versions = [manifest.version, ...(previous ? [previous.manifestVersion] : [])];
      // Nothing points at the rest any more: files that cannot be removed now are removed after the next switch.
      await store.keepOnly(versions).catch(() => undefined);
    },
    retire: ({ manifestVersion }) =>
      change(({ active, previous }) =>
        active?.manifestVersion === manifestVersion ? { active: previous, previous: undefined } : undefined,
      ),
    quarantine: (version) =>
      change(({ quarantined }) => ({ quarantined: [...quarantined, version].slice(-QUARANTINE_LENGTH) })),
    disable: (version) => change(() => ({ isDisabled: true, highestSeenVersion: version })),
  };
}

function describe({ version, artifactVersion, files }: Manifest): InstalledArtifact {
  return { manifestVersion: version, artifactVersion, files };
}
