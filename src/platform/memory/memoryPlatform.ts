import { type AddressPicker } from '../addressPicker';
import { noChatGroups } from '../noChatGroups';
import { noAddressPicker, noPaymentSheet } from '../noTrade';
import { type Platform } from '../platform';
import { type Privacy } from '../privacy';
import { unaskedPrivacy } from '../unaskedPrivacy';
import { AppLife } from './appLife';
import { type ManualClock, createManualClock } from './manualClock';
import { createMemoryCloud, type MemoryCloudOptions } from './memoryCloud';
import { MemoryDisk } from './memoryDisk';
import { createMemoryDevice } from './memoryDevice';
import { createMemoryFileSharing, type MemoryFileSharing } from './memoryFileSharing';
import { createMemoryFileStore } from './memoryFileStore';
import { createMemoryKeyValueStore } from './memoryKeyValueStore';
import { createMemoryLifecycle, type MemoryLifecycle } from './memoryLifecycle';
import { createMemoryNetwork, type MemoryNetwork } from './memoryNetwork';
import { createMemoryPictures, type MemoryPictures } from './memoryPictures';
import { createMemoryPhotoPicker, type MemoryPhotoPicker } from './memoryPhotoPicker';
import { createSequentialIdentifiers } from './sequentialIdentifiers';

export interface MemoryPlatformOptions extends Omit<MemoryCloudOptions, 'network' | 'life'> {
  disk?: MemoryDisk;
  life?: AppLife;
  clock?: ManualClock;
  network?: MemoryNetwork;
  /** By default it asks nothing. */
  privacy?: Privacy;
  /** By default it keeps no addresses. */
  addressPicker?: AddressPicker;
  /** Different for every life on one disk, so that no id is minted twice. */
  identifierSpace?: number;
}

export interface MemoryPlatform extends Platform {
  disk: MemoryDisk;
  life: AppLife;
  clock: ManualClock;
  network: MemoryNetwork;
  fileSharing: MemoryFileSharing;
  lifecycle: MemoryLifecycle;
  pictures: MemoryPictures;
  photoPicker: MemoryPhotoPicker;
}

/** A whole host without a device: for tests. It has no graphics context. */
export function createMemoryPlatform(options: MemoryPlatformOptions = {}): MemoryPlatform {
  const { disk = new MemoryDisk(), life = new AppLife(), clock = createManualClock() } = options;
  const { network = createMemoryNetwork(), privacy = unaskedPrivacy } = options;
  const { addressPicker = noAddressPicker } = options;
  return {
    disk,
    life,
    clock,
    network,
    keyValueStore: createMemoryKeyValueStore(disk, life),
    fileStore: createMemoryFileStore(disk, life),
    fileSharing: createMemoryFileSharing(),
    cloud: createMemoryCloud({ ...options, network, life }),
    identifiers: createSequentialIdentifiers(options.identifierSpace),
    lifecycle: createMemoryLifecycle(),
    graphics: { createContext: () => undefined, isMobile: false },
    pictures: createMemoryPictures(),
    device: createMemoryDevice('1.0.0'),
    privacy,
    addressPicker,
    paymentSheet: noPaymentSheet,
    photoPicker: createMemoryPhotoPicker(),
    chatGroups: noChatGroups,
  };
}
