import * as v from 'valibot';
import { ManifestFile } from '../contracts';
import { parseJsonWith } from '../contracts/parsed';
import { type KeyValueStore } from '../platform';

const KEY = 'inference/installed';
const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** One artifact in the file store. */
const InstalledArtifact = v.object({
  manifestVersion: Version,
  artifactVersion: v.string(),
  files: v.array(ManifestFile),
});
export type InstalledArtifact = v.InferOutput<typeof InstalledArtifact>;

const InstallRecord = v.object({
  active: v.optional(InstalledArtifact),
  /** Kept whole, for the day on which the active one turns out to be damaged. */
  previous: v.optional(InstalledArtifact),
  /** The highest version whose signature was ever verified here: nothing below it is followed again. */
  highestSeenVersion: Version,
  isDisabled: v.boolean(),
  /** Versions that failed their self-test on this phone. */
  quarantined: v.array(Version),
});
export type InstallRecord = v.InferOutput<typeof InstallRecord>;

const NOTHING: InstallRecord = { highestSeenVersion: 0, isDisabled: false, quarantined: [] };

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
