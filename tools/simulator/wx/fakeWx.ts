import { createFakeFileSystem, USER_DATA_PATH } from '../../../src/platform/wx/testing/fakeFileSystem';
import { type EnterOptions } from '../enterOptions';
import { type Phone } from '../phone';
import { NETWORKS } from '../phoneSetting';
import { type Router } from '../router';
import { createAlbumApi } from './album';
import { type AppLife, WxFailure, wxApi } from './api';
import { createCloud } from './cloud';
import { createDialogApi, type DialogScreen } from './dialogs';
import { createFacts } from './facts';
import { type Gateway, overNetwork } from './gateway';
import { createGroupApi } from './groups';
import { createPhotoApi } from './photos';
import { createPrivacy } from './privacy';
import { createSignals, type Signals } from './signals';
import { createStorage } from './storage';
import { type MissingNames, watch } from './watch';

const SIGNALS = [
  'AppShow',
  'AppHide',
  'MemoryWarning',
  'NetworkStatusChange',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
];

export interface FakeWx {
  wx: object;
  signals: Signals;
  missingNames: MissingNames;
  /** A tap on the app's button for agreement to the privacy guideline. */
  agreeToPrivacyBy(buttonId: string): void;
}

export interface FakeWxContext {
  phone: Phone;
  router: Router;
  /** The last entry into the app. */
  entered: () => EnterOptions;
  screen: DialogScreen;
  /** `createIntersectionObserver`, `createSelectorQuery`. */
  observers: object;
  createOffscreenCanvas: (options: object) => object;
  gateway: Gateway;
  life: AppLife;
}

/** The `wx` of one app launch on `phone`, with state where an app relies on it: the same in jsdom and in a browser. */
export function createFakeWx(context: FakeWxContext): FakeWx {
  const { phone, router, entered, screen, observers, createOffscreenCanvas, gateway, life } = context;
  const { setting } = phone;
  const call = overNetwork(gateway, setting);
  const signals = createSignals(SIGNALS);
  const privacy = createPrivacy(phone, screen, life);
  const storage = createStorage(phone.storage, () => setting.faults.has('storage-full'));
  const missingNames: MissingNames = new Set();
  const observed = <Target extends object>(name: string, target: Target) =>
    watch(name, target, missingNames, life.log);
  const api = <Options extends object>(
    name: string,
    run: (options: Options) => object | void | Promise<object | void>,
  ) => wxApi(name, life, run);
  const fileSystem = observed('files', createFakeFileSystem(phone.files));

  const wx: Record<string, unknown> = {
    ...signals.api,
    ...createFacts(setting),
    ...createDialogApi(screen, life),
    ...createPhotoApi(phone, privacy.authorize, screen, life),
    ...observers,
    env: { USER_DATA_PATH },
    cloud: observed('wx.cloud', createCloud(phone, call, life)),
    ...createGroupApi(phone, call, () => router.top()?.route, life),
    ...createAlbumApi(phone, privacy.authorize, life),
    getFileSystemManager: () => fileSystem,
    getStorage: api<{ key: string }>('getStorage', ({ key }) => {
      const data = storage.get(key);
      if (data === undefined) throw new WxFailure('data not found');
      return { data };
    }),
    setStorage: api<{ key: string; data: unknown }>('setStorage', ({ key, data }) => {
      storage.set(key, data);
      return phone.persisted();
    }),
    removeStorage: api<{ key: string }>('removeStorage', ({ key }) => {
      storage.remove(key);
      return phone.persisted();
    }),
    clearStorage: api('clearStorage', () => {
      storage.clear();
      return phone.persisted();
    }),
    getStorageInfo: api('getStorageInfo', () => storage.info()),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.remove(key),
    getNetworkType: api('getNetworkType', () => ({ networkType: NETWORKS[setting.network].type })),
    getRandomValues: api<{ length: number }>('getRandomValues', ({ length }) => ({
      randomValues: globalThis.crypto.getRandomValues(new Uint8Array(length)).buffer,
    })),
    ...privacy.api,
    shareFileMessage: api<{ filePath: string }>('shareFileMessage', ({ filePath }) => {
      if (!phone.files.contents.has(filePath)) throw new WxFailure('file not exist');
    }),
    // The one address that this phone's owner keeps in WeChat.
    chooseAddress: api('chooseAddress', async () => {
      await privacy.authorize('chooseAddress');
      return {
        userName: '王小明',
        telNumber: '13800000000',
        provinceName: '浙江省',
        cityName: '杭州市',
        countyName: '西湖区',
        detailInfo: '茶街 1 号',
      };
    }),
    createOffscreenCanvas,
    getLaunchOptionsSync: () => router.launchOptions,
    getEnterOptionsSync: entered,
    navigateTo: api<{ url: string }>('navigateTo', ({ url }) => router.navigateTo(url)),
    redirectTo: api<{ url: string }>('redirectTo', ({ url }) => router.redirectTo(url)),
    reLaunch: api<{ url: string }>('reLaunch', ({ url }) => router.reLaunch(url)),
    switchTab: api<{ url: string }>('switchTab', ({ url }) => router.switchTab(url)),
    navigateBack: api<{ delta?: number }>('navigateBack', ({ delta }) => router.navigateBack(delta)),
    nextTick: (task: () => void) => setTimeout(task, 0),
    reportEvent: () => undefined,
    getLogManager: () => undefined,
    getRealtimeLogManager: () => undefined,
    preDownloadSubpackage: api('preDownloadSubpackage', () => undefined),
  };
  return { wx: observed('wx', wx), signals, missingNames, agreeToPrivacyBy: privacy.agreeBy };
}
