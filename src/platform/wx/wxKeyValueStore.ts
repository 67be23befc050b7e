import { type KeyValueStore } from '../keyValueStore';
import { failureText, settled } from './settled';
import { type WxHost } from './wxHost';
import { toStorageError } from './wxStorageError';

export function createWxKeyValueStore(wx: WxHost): KeyValueStore {
  return {
    async get(key) {
      try {
        const { data } = await settled<{ data: unknown }>((callbacks) =>
          wx.getStorage({ key, ...callbacks }),
        );
        return typeof data === 'string' ? data : undefined;
      } catch (failure) {
        // Absence is reported as a failure.
        if (/not found/i.test(failureText(failure))) return undefined;
        throw toStorageError(`reading "${key}"`, failure);
      }
    },
    async set(key, value) {
      try {
        await settled((callbacks) => wx.setStorage({ key, data: value, ...callbacks }));
      } catch (failure) {
        throw toStorageError(`writing "${key}"`, failure);
      }
    },
    async delete(key) {
      try {
        await settled((callbacks) => wx.removeStorage({ key, ...callbacks }));
      } catch (failure) {
        throw toStorageError(`deleting "${key}"`, failure);
      }
    },
    async keys() {
      try {
        const { keys } = await settled<{ keys: string[] }>((callbacks) => wx.getStorageInfo(callbacks));
        return keys;
      } catch (failure) {
        throw toStorageError('listing keys', failure);
      }
    },
  };
}
