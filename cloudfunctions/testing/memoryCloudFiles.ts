import { type CloudFiles } from '../runtime/cloudFiles';

export interface MemoryCloudFiles extends CloudFiles {
  /** By cloud path. */
  contents: Map<string, Buffer>;
}

/** The files of one environment in memory. */
export function createMemoryCloudFiles(prefix = 'cloud://shop-1.bucket'): MemoryCloudFiles {
  const contents = new Map<string, Buffer>();
  return {
    contents,
    fileIdOf: (cloudPath) => `${prefix}/${cloudPath}`,
    read: async (cloudPath) => contents.get(cloudPath),
    write: async (cloudPath, bytes) => void contents.set(cloudPath, bytes),
    remove: async (cloudPaths) => cloudPaths.forEach((path) => contents.delete(path)),
  };
}
