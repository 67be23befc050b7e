import { type Storage } from './database';

/** Environment variable of the functions: what stands before a cloud path in a file id, `cloud://<environment>.<bucket>`. */
export const FILE_PREFIX_VARIABLE = 'ZHANGGUI_CLOUD_FILE_PREFIX';

/** The environment's own file storage, by paths. */
export interface CloudFiles {
  fileIdOf(cloudPath: string): string;
  /** `undefined` when there is no such file. */
  read(cloudPath: string): Promise<Buffer | undefined>;
  /** The file is the cloud's then: no phone can write it. */
  write(cloudPath: string, bytes: Buffer): Promise<void>;
  /** Leaves nothing of them; those that are not there are no failure. */
  remove(cloudPaths: readonly string[]): Promise<void>;
}

/** Of one call of `deleteFile`. */
const MAX_REMOVED = 50;
/** The SDK's code for `STORAGE_FILE_NONEXIST`. */
const MISSING = -503003;

/** Throws at the first use, and says so, when the variable is not set. */
export function createCloudFiles(
  storage: Storage,
  environment: Record<string, string | undefined>,
): CloudFiles {
  const prefix = environment[FILE_PREFIX_VARIABLE];
  function fileIdOf(cloudPath: string): string {
    if (!prefix?.startsWith('cloud://')) throw new Error(`${FILE_PREFIX_VARIABLE} is not set to cloud://…`);
    return `${prefix}/${cloudPath}`;
  }
  return {
    fileIdOf,
    async read(cloudPath) {
      try {
        return (await storage.downloadFile({ fileID: fileIdOf(cloudPath) })).fileContent;
      } catch (error) {
        if ((error as { errCode?: unknown }).errCode === MISSING) return undefined;
        throw error;
      }
    },
    async write(cloudPath, fileContent) {
      await storage.uploadFile({ cloudPath, fileContent });
    },
    async remove(cloudPaths) {
      for (let start = 0; start < cloudPaths.length; start += MAX_REMOVED) {
        const fileList = cloudPaths.slice(start, start + MAX_REMOVED).map(fileIdOf);
        const reply = await storage.deleteFile({ fileList });
        const left = reply.fileList.find(({ status }) => status !== 0 && status !== MISSING);
        if (left) throw new Error(`a file was not removed: ${left.errMsg}`);
      }
    },
  };
}
