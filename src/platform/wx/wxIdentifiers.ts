import { type Identifiers } from '../identifiers';
import { uuidFromBytes } from '../randomUuid';
import { type WxHost } from './wxHost';

const UUID_BYTES = 16;
const POOL_BYTES = UUID_BYTES * 256;

/**
 * WeChat gives secure random bytes by callback only (base library 2.15.0), while ids are needed at once: a pool is kept
 * filled, and `Math.random` stands in while it is empty. Ids tell events apart; they are no secrets.
 */
export function createWxIdentifiers(wx: WxHost): Identifiers {
  let pool = new Uint8Array(0);
  let isFilling = false;

  function fill() {
    if (isFilling || typeof wx.getRandomValues !== 'function') return;
    isFilling = true;
    wx.getRandomValues({
      length: POOL_BYTES,
      success: ({ randomValues }) => (pool = new Uint8Array(randomValues)),
      complete: () => (isFilling = false),
    });
  }

  fill();
  return {
    uuid() {
      if (pool.length < UUID_BYTES) {
        fill();
        return uuidFromBytes(Uint8Array.from({ length: UUID_BYTES }, () => Math.random() * 256));
      }
      const bytes = pool.subarray(0, UUID_BYTES);
      pool = pool.subarray(UUID_BYTES);
      return uuidFromBytes(bytes);
    },
  };
}
