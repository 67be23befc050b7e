import { env } from '@tensorflow/tfjs-core';
import { fetchFunc } from 'fetch-wechat';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8';

/** The number arrays that tfjs takes as they are. WeChat may hand over arrays of another realm, so `instanceof` is not asked. */
const TYPED_ARRAYS = new Set(['Float32Array', 'Int32Array', 'Uint8Array', 'Uint8ClampedArray']);

/**
 * Gives tfjs what it takes from a browser elsewhere. Call it before the first tensor.
 * `isTypedArray` is required since tfjs 4.22: without it every tensor of numbers fails.
 */
export function installWechatPlatform(nowMs: () => number): void {
  env().setPlatform('wechat', {
    fetch: fetchFunc() as unknown as typeof fetch,
    now: nowMs,
    encode: (text) => encodeUtf8(text),
    decode: (bytes) => decodeUtf8(bytes),
    setTimeoutCustom: (task, delayMs) => void setTimeout(() => void task(), delayMs),
    isTypedArray: (value): value is Float32Array =>
      TYPED_ARRAYS.has(Object.prototype.toString.call(value).slice(8, -1)),
  });
}
