import { WxFailure } from './api';

const KEY_BYTES = 1024 * 1024;
const ALL_BYTES = 10 * 1024 * 1024;

/** WeChat's storage over `values` (JSON text by key), with its quotas: 1 MB a key, 10 MB together. */
export function createStorage(values: Map<string, string>) {
  const sizeBytes = (key: string, json: string) => Buffer.byteLength(key) + Buffer.byteLength(json);

  return {
    /** `undefined` when absent. */
    get(key: string): unknown {
      const json = values.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as { value: unknown }).value;
    },
    set(key: string, value: unknown): void {
      const json = JSON.stringify({ value });
      if (sizeBytes(key, json) > KEY_BYTES) throw new WxFailure('exceed max size of single key 1MB');
      let total = sizeBytes(key, json);
      for (const [other, text] of values) if (other !== key) total += sizeBytes(other, text);
      if (total > ALL_BYTES) throw new WxFailure('exceed storage max size 10MB');
      values.set(key, json);
    },
    remove: (key: string) => void values.delete(key),
    clear: () => values.clear(),
    info() {
      const bytes = [...values].reduce((sum, [key, json]) => sum + sizeBytes(key, json), 0);
      return { keys: [...values.keys()], currentSize: Math.ceil(bytes / 1024), limitSize: ALL_BYTES / 1024 };
    },
  };
}
