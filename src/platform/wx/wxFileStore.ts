import { type FileStore } from '../fileStore';
import { failureText, settled } from './settled';
import { type WxHost } from './wxHost';
import { toStorageError } from './wxStorageError';

const PARTIAL = '~partial';
const COMPLETE = '~complete';

/**
 * Files under `<user data path>/<folder>`.
 *
 * WeChat does not promise that `rename` replaces an existing file, so a write goes through three names: bytes → `~partial`,
 * renamed to `~complete`, then the old file is removed and `~complete` takes its name. A reader that finds no file under the
 * name itself takes `~complete`: at every moment at which the app can be killed there is exactly the old or the new content.
 */
export function createWxFileStore(wx: WxHost, folder: string): FileStore {
  const root = `${wx.env.USER_DATA_PATH}/${folder}`;
  const files = wx.getFileSystemManager();
  /** Writes and deletions of one path wait for each other: they share its temporary names. */
  const queues = new Map<string, Promise<void>>();

  async function readIfPresent(filePath: string): Promise<Uint8Array | undefined> {
    try {
      const { data } = await settled<{ data: string | ArrayBuffer }>((callbacks) =>
        files.readFile({ filePath, ...callbacks }),
      );
      return new Uint8Array(data as ArrayBuffer);
    } catch (failure) {
      return undefinedIfAbsent(failure);
    }
  }

  async function remove(filePath: string): Promise<void> {
    try {
      await settled((callbacks) => files.unlink({ filePath, ...callbacks }));
    } catch (failure) {
      undefinedIfAbsent(failure);
    }
  }

  function rename(oldPath: string, newPath: string): Promise<unknown> {
    return settled((callbacks) => files.rename({ oldPath, newPath, ...callbacks }));
  }

  async function makeFolderOf(filePath: string): Promise<void> {
    const dirPath = filePath.slice(0, filePath.lastIndexOf('/'));
    try {
      await settled((callbacks) => files.mkdir({ dirPath, recursive: true, ...callbacks }));
    } catch (failure) {
      if (!/already exists/i.test(failureText(failure))) throw failure;
    }
  }

  async function replace(filePath: string, bytes: Uint8Array): Promise<void> {
    const data = bytes.slice().buffer as ArrayBuffer;
    const partialPath = filePath + PARTIAL;
    const completePath = filePath + COMPLETE;
    await makeFolderOf(filePath);
    await settled((callbacks) => files.writeFile({ filePath: partialPath, data, ...callbacks }));
    await settleComplete(filePath);
    await rename(partialPath, completePath);
    await remove(filePath);
    await rename(completePath, filePath);
  }

  /** A write that was cut short may have left `~complete` as the only copy: it must take its name before it is overwritten. */
  async function settleComplete(filePath: string): Promise<void> {
    if (await exists(filePath)) return remove(filePath + COMPLETE);
    if (await exists(filePath + COMPLETE)) await rename(filePath + COMPLETE, filePath);
  }

  function exists(path: string): Promise<boolean> {
    return settled((callbacks) => files.access({ path, ...callbacks })).then(
      () => true,
      () => false,
    );
  }

  async function namesUnder(path: string): Promise<string[]> {
    const entries = await readFolder(path);
    const nested = await Promise.all(
      entries.map(async (entry) => {
        const { stats } = await settled<{ stats: WechatMiniprogram.Stats }>((callbacks) =>
          files.stat({ path: `${path}/${entry}`, ...callbacks } as WechatMiniprogram.StatOption),
        );
        if (!stats.isDirectory()) return [entry];
        return (await namesUnder(`${path}/${entry}`)).map((name) => `${entry}/${name}`);
      }),
    );
    return nested.flat();
  }

  async function readFolder(dirPath: string): Promise<string[]> {
    try {
      const { files: entries } = await settled<{ files: string[] }>((callbacks) =>
        files.readdir({ dirPath, ...callbacks }),
      );
      return entries;
    } catch (failure) {
      return undefinedIfAbsent(failure) ?? [];
    }
  }

  function inTurn(path: string, task: () => Promise<void>): Promise<void> {
    const turn = (queues.get(path) ?? Promise.resolve()).then(task).catch((failure: unknown) => {
      throw toStorageError(`file "${path}"`, failure);
    });
    const ended = turn.catch(() => undefined);
    queues.set(path, ended);
    void ended.then(() => queues.get(path) === ended && queues.delete(path));
    return turn;
  }

  return {
    async read(path) {
      try {
        return (
          (await readIfPresent(`${root}/${path}`)) ??
          (await readIfPresent(`${root}/${path}${COMPLETE}`)) ??
          // Between the two looks a write may have finished.
          (await readIfPresent(`${root}/${path}`))
        );
      } catch (failure) {
        throw toStorageError(`reading "${path}"`, failure);
      }
    },
    write: (path, bytes) => inTurn(path, () => replace(`${root}/${path}`, bytes)),
    delete: (path) =>
      inTurn(path, async () => {
        // `~complete` first: left alone, it would bring the file back.
        await remove(`${root}/${path}${COMPLETE}`);
        await remove(`${root}/${path}`);
      }),
    async list(prefix) {
      try {
        const names = (await namesUnder(root))
          .filter((name) => !name.endsWith(PARTIAL))
          .map((name) => (name.endsWith(COMPLETE) ? name.slice(0, -COMPLETE.length) : name));
        return [...new Set(names)].filter((name) => name.startsWith(prefix)).sort();
      } catch (failure) {
        throw toStorageError(`listing "${prefix}"`, failure);
      }
    },
  };
}

function undefinedIfAbsent(failure: unknown): undefined {
  if (/no such file|not exist|not found/i.test(failureText(failure))) return undefined;
  throw failure;
}
