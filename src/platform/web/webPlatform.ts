import { noChatGroups } from '../noChatGroups';
import { noAddressPicker, noPaymentSheet } from '../noTrade';
import { type Platform } from '../platform';
import { createSystemClock } from '../systemClock';
import { unaskedPrivacy } from '../unaskedPrivacy';
import { createWebCloud } from './webCloud';
import { createWebDevice } from './webDevice';
import { createWebFileSharing } from './webFileSharing';
import { createWebGraphics } from './webGraphics';
import { createWebIdentifiers } from './webIdentifiers';
import { createWebLifecycle } from './webLifecycle';
import { createWebNetwork } from './webNetwork';
import { createWebPictures } from './webPictures';
import { createWebPhotoPicker } from './webPhotoPicker';
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
  const cloud = createWebCloud({
    gatewayUrl,
    fetch: (...request) => fetch(...request),
    keyValueStore: stores.keyValueStore,
  });
  return {
    ...stores,
    fileSharing: createWebFileSharing(document, URL),
    cloud,
    network: createWebNetwork(window, navigator),
    clock: createSystemClock(),
    identifiers: createWebIdentifiers(crypto),
    lifecycle: createWebLifecycle(document),
    graphics: createWebGraphics(() => document.createElement('canvas'), navigator.userAgent),
    pictures: createWebPictures(document, URL, cloud.fileUrl),
    device: createWebDevice(navigator, appVersion),
    privacy: unaskedPrivacy,
    addressPicker: noAddressPicker,
    paymentSheet: noPaymentSheet,
    photoPicker: createWebPhotoPicker({ document, urls: URL }),
    chatGroups: noChatGroups,
  };
}
