import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which shopper made which file, as WeChat's storage keeps it for its default rule: everybody reads, only the creator writes. A file
 * without an entry is the cloud's own. Beside the files, not among them: what lies there can be downloaded.
 */
export class FileCreators {
  constructor(private readonly root: string) {
    mkdirSync(root, { recursive: true, mode: 0o700 });
  }

  /** Makes `openid` the creator of a path that has none; false when it is somebody else's. */
  async claim(cloudPath: string, openid: string): Promise<boolean> {
    try {
      await writeFile(this.entry(cloudPath), openid, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return (await this.of(cloudPath)) === openid;
    }
  }

  async of(cloudPath: string): Promise<string | undefined> {
    return readFile(this.entry(cloudPath), 'utf8').catch(() => undefined);
  }

  async forget(cloudPath: string): Promise<void> {
    await rm(this.entry(cloudPath), { force: true });
  }

  private entry(cloudPath: string): string {
    return join(this.root, createHash('sha256').update(cloudPath).digest('hex'));
  }
}
