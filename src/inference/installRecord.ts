import * as v from 'valibot';
import { FailureCause, ManifestFile, SignedManifest, SignedRotation } from '../contracts';
import { parseJsonWith } from '../contracts/parsed';
import { type DeliveryState } from '../domain/rollout/deliveryState';
import { type KeyValueStore } from '../platform';

const KEY = 'inference/installed';
const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const delivered = { manifestVersion: Version, artifactVersion: v.string() };

/** One artifact in the file store. */
const InstalledArtifact = v.object({
  ...delivered,
  /** Whose signature brought it; absent in records of earlier apps. */
  keyId: v.optional(v.string()),
  files: v.array(ManifestFile),
});
export type InstalledArtifact = v.InferOutput<typeof InstalledArtifact>;

const InstallRecord = v.object({
  active: v.optional(InstalledArtifact),
  previous: v.optional(InstalledArtifact),
  highestSeenVersion: Version,
  /** Who signed the highest version. */
  highestSeenKeyId: v.optional(v.string()),
  isDisabled: v.boolean(),
  /** Records of earlier apps hold numbers of manifests here, which no artifact is named by. */
  quarantined: v.pipe(
    v.array(v.union([v.string(), v.number()])),
    v.transform((names) => names.filter((name) => typeof name === 'string')),
  ),
  trial: v.optional(v.object({ ...delivered, unfinishedLoads: Version, picks: Version, failures: Version })),
  verdicts: v.optional(v.array(v.object({ ...delivered, failed: v.optional(FailureCause) })), []),
  /** The newest manifest that was followed, as it was signed. */
  signed: v.optional(SignedManifest),
  /** The changes of the shop's key that were followed, as they were signed. */
  rotations: v.optional(v.array(SignedRotation), []),
});
export type InstallRecord = v.InferOutput<typeof InstallRecord> & DeliveryState<InstalledArtifact>;

const NOTHING: InstallRecord = {
  highestSeenVersion: 0,
  isDisabled: false,
  quarantined: [],
  verdicts: [],
  rotations: [],
};

/**
 * The pointer to what runs: one small value, written in one operation. Files are complete before it names them, so that a
 * phone that dies at any moment starts with the old artifact or with the new one.
 */
export interface InstallRecordStore {
  /** An unreadable record counts as none. Throws `StorageError`. */
  load(): Promise<InstallRecord>;
  save(record: InstallRecord): Promise<void>;
}

export function createInstallRecordStore(keyValueStore: KeyValueStore): InstallRecordStore {
  return {
    async load() {
      const text = await keyValueStore.get(KEY);
      if (text === undefined) return NOTHING;
      const parsed = parseJsonWith(InstallRecord, text, 'record');
      return parsed.ok ? parsed.value : NOTHING;
    },
    save: (record) => keyValueStore.set(KEY, JSON.stringify(record)),
  };
}
