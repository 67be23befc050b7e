import { utf8Length } from '../../../src/tracking/utf8Length';
import { WxFailure } from './api';

const KEY_BYTES = 1024 * 1024;
const ALL_BYTES = 10 * 1024 * 1024;

/**
 * WeChat's storage over `values` (JSON text by key), with its quotas: 1 MB a key, 10 MB together.
 * @param isFull the quota is used up by what lies there: only what takes no more room goes in
 */
export function createStorage(values: Map<string, string>, isFull: () => boolean = () => false) {
  const known = new Map<string, { json: string; bytes: number }>();
  function sizeBytes(key: string, json: string): number {
    let size = known.get(key);
    if (size?.json !== json) {
      size = { json, bytes: utf8Length(key) + utf8Length(json) };
      known.set(key, size);
    }
    return size.bytes;
  }
  const usedBytes = () => [...values].reduce((sum, [key, json]) => sum + sizeBytes(key, json), 0);

  return {
    /** `undefined` when absent. */
    get(key: string): unknown {
      const json = values.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as { value: unknown }).value;
    },
    set(key: string, value: unknown): void {
      const json = JSON.stringify({ value });
      if (sizeBytes(key, json) > KEY_BYTES) throw new WxFailure('exceed max size of single key 1MB');
      const before = values.get(key);
      const used = usedBytes();
      const after = used - (before === undefined ? 0 : sizeBytes(key, before)) + sizeBytes(key, json);
      if (after > (isFull() ? used : ALL_BYTES)) throw new WxFailure('exceed storage max size 10MB');
      values.set(key, json);
    },
    remove: (key: string) => void values.delete(key),
    clear: () => values.clear(),
    info: () => ({
      keys: [...values.keys()],
      currentSize: Math.ceil(usedBytes() / 1024),
      limitSize: ALL_BYTES / 1024,
    }),
  };
}
