import { type ManifestFile, type Parsed } from '../contracts';
import { type Clock, type FileStore } from '../platform';
import { type Artifact } from './engine';
import { type InstalledArtifact } from './installRecord';
import { parseArtifact } from './parseArtifact';
import { sha256HexOfFile } from './sha256';

const ROOT = 'recommender/';

/** What is known of a file on this phone. */
type LocalFile = Pick<ManifestFile, 'path' | 'sizeBytes' | 'sha256'>;

/** Artifacts as files, each version in a folder of its own. Every method may throw `StorageError`. */
export interface ArtifactStore {
  /** The file's bytes, if the store holds exactly what the manifest describes. */
  readFile(version: number, file: LocalFile): Promise<Uint8Array | undefined>;
  writeFile(version: number, file: LocalFile, bytes: Uint8Array): Promise<void>;
  deleteFile(version: number, file: LocalFile): Promise<void>;
  /** Reads and checks a whole artifact. */
  open(installed: InstalledArtifact): Promise<Parsed<Artifact>>;
  /** Removes the files of all other versions. */
  keepOnly(versions: readonly number[]): Promise<void>;
}

export function createArtifactStore(fileStore: FileStore, clock: Clock): ArtifactStore {
  const pathOf = (version: number, name: string) => `${ROOT}${version}/${name}`;

  async function readFile(version: number, file: LocalFile): Promise<Uint8Array | undefined> {
    const bytes = await fileStore.read(pathOf(version, file.path));
    if (bytes?.length !== file.sizeBytes) return undefined;
    return (await sha256HexOfFile(bytes, clock)) === file.sha256 ? bytes : undefined;
  }

  return {
    readFile,
    writeFile: (version, file, bytes) => fileStore.write(pathOf(version, file.path), bytes),
    deleteFile: (version, file) => fileStore.delete(pathOf(version, file.path)),
    async open({ manifestVersion, files }) {
      const contents = new Map<string, Uint8Array>();
      for (const file of files) {
        const bytes = await readFile(manifestVersion, file);
        if (!bytes) return { ok: false, issues: [`${file.path}: missing or damaged on this phone`] };
        contents.set(file.path, bytes);
      }
      return parseArtifact(contents);
    },
    async keepOnly(versions) {
      const kept = versions.map((version) => `${ROOT}${version}/`);
      for (const path of await fileStore.list(ROOT)) {
        if (!kept.some((folder) => path.startsWith(folder))) await fileStore.delete(path);
      }
    },
  };
}
