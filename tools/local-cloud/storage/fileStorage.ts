import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { CloudPath } from '../../../src/contracts/scalars';
import { FileCreators } from './fileCreators';

/** The cloud's files in a folder. A cloud path is checked by the contract, which knows no `..`. */
export class FileStorage {
  private readonly creators: FileCreators;

  constructor(
    private readonly root: string,
    private readonly environment: string,
  ) {
    this.creators = new FileCreators(`${root}-creators`);
    mkdirSync(join(root, '.incoming'), { recursive: true });
    for (const left of readdirSync(join(root, '.incoming'))) rmSync(join(root, '.incoming', left));
  }

  /** What stands before a cloud path in a file id. */
  get fileIdPrefix(): string {
    return `cloud://${this.environment}.files`;
  }

  fileId(cloudPath: string): string {
    return `${this.fileIdPrefix}/${cloudPath}`;
  }

  /** The cloud path inside a file id; anything else names no file here. */
  cloudPath(fileId: string): string | undefined {
    const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1];
    return path !== undefined && isCloudPath(path) ? path : undefined;
  }

  /** Where the file lies, or `undefined` when there is none. */
  async locate(
    cloudPath: string,
  ): Promise<{ path: string; sizeBytes: number; changedAtMs: number } | undefined> {
    if (!isCloudPath(cloudPath)) return undefined;
    const path = join(this.root, cloudPath);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    return { path, sizeBytes: found.size, changedAtMs: found.mtimeMs };
  }

  /** A shopper's write: of a new file or one that the same shopper made; false when it is somebody else's. */
  async writeAs(openid: string, cloudPath: string, bytes: Uint8Array): Promise<boolean> {
    const isCloudsOwn =
      (await this.creators.of(cloudPath)) === undefined && (await this.locate(cloudPath)) !== undefined;
    if (isCloudsOwn || !(await this.creators.claim(cloudPath, openid))) return false;
    await this.put(cloudPath, bytes);
    return true;
  }

  /** The cloud's own write. On the disk when it resolves; a reader sees the old file or the new one, never a part. */
  async write(cloudPath: string, bytes: Uint8Array): Promise<void> {
    await this.put(cloudPath, bytes);
    await this.creators.forget(cloudPath);
  }

  private async put(cloudPath: string, bytes: Uint8Array): Promise<void> {
    if (!isCloudPath(cloudPath)) throw new Error(`${cloudPath}: not a cloud path`);
    const incoming = this.incomingPath();
    const file = await open(incoming, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const path = join(this.root, cloudPath);
    await mkdir(dirname(path), { recursive: true });
    await rename(incoming, path);
  }

  /** Whether there was such a file. */
  async delete(cloudPath: string): Promise<boolean> {
    const found = await this.locate(cloudPath);
    if (found) await rm(found.path, { force: true });
    await this.creators.forget(cloudPath);
    return found !== undefined;
  }

  /**
   * Copies a folder's files into `prefix`, leaving those that are there already, and returns how many the
   * folder has. What is lost in a crash is copied again by the next seeding.
   */
  copyFolder(folder: string, prefix: string): number {
    const target = join(this.root, prefix);
    mkdirSync(target, { recursive: true });
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const entry of names) {
      const from = join(entry.parentPath, entry.name);
      const cloudPath = join(prefix, from.slice(folder.length + 1));
      if (!isCloudPath(cloudPath))
        throw new Error(`${from}: the name is not allowed in the cloud's file storage`);
      const to = join(this.root, cloudPath);
      mkdirSync(dirname(to), { recursive: true });
      if (!isCopyOf(from, to)) copyFileSync(from, to);
    }
    return names.length;
  }

  private incomingPath(): string {
    return join(this.root, '.incoming', randomBytes(8).toString('hex'));
  }
}

export function isCloudPath(path: string): boolean {
  return v.is(CloudPath, path);
}

/** By size and time, as `make` would: a picture drawn anew is newer than its copy. */
function isCopyOf(from: string, to: string): boolean {
  const [source, copy] = [statSync(from), statSync(to, { throwIfNoEntry: false })];
  return copy !== undefined && copy.size === source.size && copy.mtimeMs >= source.mtimeMs;
}
