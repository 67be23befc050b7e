/* eslint-disable @typescript-eslint/no-explicit-any -- the callbacks' exact types differ for every function of WeChat's file system */

interface Options {
  success?: (result: any) => void;
  fail?: (failure: { errMsg: string }) => void;
  [argument: string]: any;
}

/** The files of one phone; they outlive the app. */
export interface FakeFiles {
  contents: Map<string, Uint8Array>;
  folders: Set<string>;
  quotaBytes: number;
  /** Of a disk slower than memory: resolves when everything written so far lies on it; no callback comes before. */
  persisted?: () => Promise<void>;
}

export const USER_DATA_PATH = 'wxfile://usr';

const QUOTA_BYTES = 200 * 1024 * 1024;

export function createFakeFiles(): FakeFiles {
  return { contents: new Map(), folders: new Set([USER_DATA_PATH]), quotaBytes: QUOTA_BYTES };
}

/** Bytes that count towards the quota: WeChat's own temporary files do not. */
export function usedFileBytes({ contents }: Pick<FakeFiles, 'contents'>): number {
  let bytes = 0;
  for (const [path, content] of contents) if (path.startsWith(USER_DATA_PATH)) bytes += content.length;
  return bytes;
}

/**
 * `FileSystemManager` with state, as strict as the strictest phone: `rename` refuses an existing target, folders must exist.
 * @param diesAt the operation, counted from 1, that changes the disk but whose callback, like all later ones, never comes
 */
export function createFakeFileSystem(
  files: FakeFiles,
  diesAt = Infinity,
): WechatMiniprogram.FileSystemManager {
  const { contents, folders } = files;
  let operations = 0;

  function answer(name: string, options: Options, effect: () => object | string) {
    queueMicrotask(() => {
      operations += 1;
      if (operations > diesAt) return;
      const outcome = effect();
      if (operations === diesAt) return;
      const settle = () => {
        if (typeof outcome === 'string') options.fail?.({ errMsg: `${name}:fail ${outcome}` });
        else options.success?.({ errMsg: `${name}:ok`, ...outcome });
      };
      if (files.persisted) void files.persisted().then(settle);
      else settle();
    });
  }

  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
  const absent = (path: string) => `no such file or directory, ${path}`;
  const has = (path: string) => contents.has(path) || folders.has(path);

  const manager = {
    readFile: (options: Options) =>
      answer('readFile', options, () => {
        const bytes = contents.get(options.filePath);
        return bytes ? { data: bytes.slice().buffer } : absent(options.filePath);
      }),
    writeFile: (options: Options) =>
      answer('writeFile', options, () => {
        if (!folders.has(folderOf(options.filePath))) return absent(options.filePath);
        const data: Uint8Array =
          typeof options.data === 'string' ? new TextEncoder().encode(options.data) : options.data;
        const usedBytes = usedFileBytes(files) + data.byteLength;
        if (usedBytes > files.quotaBytes) return 'the maximum size of the file storage limit is exceeded';
        contents.set(options.filePath, new Uint8Array(data.slice(0)));
        return {};
      }),
    unlink: (options: Options) =>
      answer('unlink', options, () => (contents.delete(options.filePath) ? {} : absent(options.filePath))),
    rename: (options: Options) =>
      answer('rename', options, () => {
        const bytes = contents.get(options.oldPath);
        if (!bytes) return absent(options.oldPath);
        if (has(options.newPath)) return `file already exists, ${options.newPath}`;
        contents.delete(options.oldPath);
        contents.set(options.newPath, bytes);
        return {};
      }),
    access: (options: Options) =>
      answer('access', options, () => (has(options.path) ? {} : absent(options.path))),
    mkdir: (options: Options) =>
      answer('mkdir', options, () => {
        if (has(options.dirPath)) return `file already exists ${options.dirPath}`;
        if (!options.recursive && !folders.has(folderOf(options.dirPath))) return absent(options.dirPath);
        for (let path = options.dirPath; !folders.has(path); path = folderOf(path)) folders.add(path);
        return {};
      }),
    readdir: (options: Options) =>
      answer('readdir', options, () => {
        if (!folders.has(options.dirPath)) return absent(options.dirPath);
        const inside = [...contents.keys(), ...folders].filter((path) => folderOf(path) === options.dirPath);
        return { files: inside.map((path) => path.slice(options.dirPath.length + 1)) };
      }),
    stat: (options: Options) =>
      answer('stat', options, () =>
        has(options.path)
          ? {
              stats: {
                isDirectory: () => folders.has(options.path),
                isFile: () => contents.has(options.path),
              },
            }
          : absent(options.path),
      ),
  };
  return manager as unknown as WechatMiniprogram.FileSystemManager;
}
