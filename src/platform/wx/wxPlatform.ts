import { type Platform } from '../platform';
import { createSystemClock } from '../systemClock';
import { createWxChatGroups } from './wxChatGroups';
import { createWxCloud } from './wxCloud';
import { createWxDevice } from './wxDevice';
import { createWxFileSharing } from './wxFileSharing';
import { createWxFileStore } from './wxFileStore';
import { createWxGraphics } from './wxGraphics';
import { type WxHost } from './wxHost';
import { createWxIdentifiers } from './wxIdentifiers';
import { createWxKeyValueStore } from './wxKeyValueStore';
import { createWxLifecycle } from './wxLifecycle';
import { createWxNetwork } from './wxNetwork';
import { createWxPictures } from './wxPictures';
import { createWxPhotoPicker } from './wxPhotoPicker';
import { createWxPrivacy } from './wxPrivacy';
import { createWxAddressPicker, createWxPaymentSheet } from './wxTrade';

export interface WxPlatformOptions {
  /** `major.minor.patch` */
  appVersion: string;
  /** The cloud environment's id. */
  cloudEnvironment: string;
  /** `cloud://<environment>.<bucket>` */
  fileIdPrefix: string;
}

/** WeChat's implementation of every seam. Call it once, at launch. */
export function createWxPlatform(options: WxPlatformOptions, host: WxHost = wx): Platform {
  host.cloud?.init({ env: options.cloudEnvironment, traceUser: false });
  const cloud = createWxCloud(host, options.fileIdPrefix);
  return {
    keyValueStore: createWxKeyValueStore(host),
    fileStore: createWxFileStore(host, 'zhanggui'),
    fileSharing: createWxFileSharing(host),
    cloud,
    network: createWxNetwork(host),
    clock: createSystemClock(),
    identifiers: createWxIdentifiers(host),
    lifecycle: createWxLifecycle(host),
    graphics: createWxGraphics(host),
    pictures: createWxPictures(host, cloud.fileUrl),
    device: createWxDevice(host, options.appVersion),
    privacy: createWxPrivacy(host),
    addressPicker: createWxAddressPicker(host),
    paymentSheet: createWxPaymentSheet(host),
    photoPicker: createWxPhotoPicker(host),
    chatGroups: createWxChatGroups(host),
  };
}
