import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COLLECTIONS } from './collections';
import { DocumentStore } from './store/documentStore';

const DOCUMENTS = 'documents.db';
/** Beside the documents: uploaded files and who made them, and the secrets that turn tokens into openids. */
const BESIDE = ['files', 'files-creators', 'secrets.json'];

/**
 * Copies everything that lasts of a stopped cloud into the new folder `target`, which appears when it is complete. The
 * documents are checked on the way. Throws `DataDirectoryBusyError` while the cloud runs.
 */
export function backUp(dataDir: string, target: string): void {
  copyData(resolve(dataDir), resolve(target));
}

/** Makes the data directory `dataDir`, which must be empty or absent, from a backup. */
export function restore(backup: string, dataDir: string): void {
  copyData(resolve(backup), resolve(dataDir));
}

function copyData(source: string, target: string): void {
  if (!existsSync(join(source, DOCUMENTS))) throw new Error(`${source}: no data of a local cloud`);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty: choose a new folder`);
  }
  const incomplete = `${target}.incomplete`;
  rmSync(incomplete, { recursive: true, force: true });
  const store = new DocumentStore(join(source, DOCUMENTS), COLLECTIONS);
  try {
    mkdirSync(incomplete, { recursive: true, mode: 0o700 });
    store.copyTo(join(incomplete, DOCUMENTS));
    for (const name of BESIDE) {
      if (existsSync(join(source, name)))
        cpSync(join(source, name), join(incomplete, name), { recursive: true });
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(incomplete, target);
  } catch (error) {
    rmSync(incomplete, { recursive: true, force: true });
    throw error;
  } finally {
    store.close();
  }
}
