import { type Platform } from '../platform';
import { uuidFromBytes } from '../randomUuid';
import { createSystemClock } from '../systemClock';
import { browserFamily } from './browserFamily';
import { createWebCloud } from './webCloud';
import { createWebGraphics } from './webGraphics';
import { createWebLifecycle } from './webLifecycle';
import { createWebNetwork } from './webNetwork';
import { createWebStores } from './webStores';

export interface WebPlatformOptions {
  /** `major.minor.patch` */
  appVersion: string;
  /** One database a shop, so that two shops on one origin do not mix. */
  shopId: string;
  /** Where the cloud's gateway answers; the page's own origin by default. */
  gatewayUrl?: string;
}

/** The browser's implementation of every seam. Call it in a page, once. */
export function createWebPlatform({ appVersion, shopId, gatewayUrl = '' }: WebPlatformOptions): Platform {
  const stores = createWebStores(`zhanggui/${shopId}`, indexedDB);
  return {
    ...stores,
    cloud: createWebCloud({
      gatewayUrl,
      fetch: (...request) => fetch(...request),
      keyValueStore: stores.keyValueStore,
    }),
    network: createWebNetwork(window, navigator),
    clock: createSystemClock(),
    // `crypto.randomUUID` is missing on plain http, which a preview in the local network uses.
    identifiers: { uuid: () => uuidFromBytes(crypto.getRandomValues(new Uint8Array(16))) },
    lifecycle: createWebLifecycle(document),
    graphics: createWebGraphics(() => document.createElement('canvas'), navigator.userAgent),
    device: {
      describe: () => ({
        platform: 'h5',
        model: browserFamily(navigator.userAgent),
        system: navigator.platform,
        appVersion,
      }),
    },
  };
}
