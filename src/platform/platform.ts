import { type AddressPicker } from './addressPicker';
import { type AppLifecycle } from './appLifecycle';
import { type ChatGroups } from './chatGroups';
import { type Clock } from './clock';
import { type CloudClient } from './cloudClient';
import { type Device } from './device';
import { type FileSharing } from './fileSharing';
import { type FileStore } from './fileStore';
import { type Graphics } from './graphics';
import { type Identifiers } from './identifiers';
import { type KeyValueStore } from './keyValueStore';
import { type Network } from './network';
import { type PaymentSheet } from './paymentSheet';
import { type Pictures } from './pictures';
import { type PhotoPicker } from './photoPicker';
import { type Privacy } from './privacy';

/** Everything the app takes from its host. Chosen once in `src/bootstrap.*.ts` and handed on. */
export interface Platform {
  keyValueStore: KeyValueStore;
  fileStore: FileStore;
  fileSharing: FileSharing;
  cloud: CloudClient;
  network: Network;
  clock: Clock;
  identifiers: Identifiers;
  lifecycle: AppLifecycle;
  graphics: Graphics;
  pictures: Pictures;
  device: Device;
  privacy: Privacy;
  addressPicker: AddressPicker;
  paymentSheet: PaymentSheet;
  photoPicker: PhotoPicker;
  chatGroups: ChatGroups;
}
