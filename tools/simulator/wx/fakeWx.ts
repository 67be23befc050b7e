import { randomBytes } from 'node:crypto';
import { createFakeFileSystem, USER_DATA_PATH } from '../../../src/platform/wx/testing/fakeFileSystem';
import { type Observers } from '../observers';
import { type Phone } from '../phone';
import { type Router } from '../router';
import { WxFailure, wxApi } from './api';
import { createCloud } from './cloud';
import { createDialogApi, type Dialogs } from './dialogs';
import { phoneFacts } from './facts';
import { createSignals, type Signals } from './signals';
import { createStorage } from './storage';

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
  'NeedPrivacyAuthorization',
];

/** Names that every bundle of webpack and React looks up on `wx` and that WeChat does not have either. */
const ASKED_BY_TOOLS = new Set(['webpackJsonp', 'then', 'toJSON', '$$typeof']);

export interface FakeWx {
  wx: object;
  signals: Signals;
  /** Names that the app asked for and that this fake does not have. */
  missingNames: Set<string>;
}

export interface FakeWxContext {
  phone: Phone;
  router: Router;
  dialogs: Dialogs;
  observers: Observers;
  /** False once the app was killed: callbacks no longer come. */
  isAlive: () => boolean;
}

/** The `wx` of one app launch on `phone`, with state where the app relies on it. */
export function createFakeWx({ phone, router, dialogs, observers, isAlive }: FakeWxContext): FakeWx {
  const signals = createSignals(SIGNALS);
  const storage = createStorage(phone.storage);
  const api = <Options extends object>(
    name: string,
    run: (options: Options) => object | void | Promise<object | void>,
  ) => wxApi(name, isAlive, run);
  const fileSystem = createFakeFileSystem(phone.files);

  const wx: Record<string, unknown> = {
    ...signals.api,
    ...phoneFacts,
    ...createDialogApi(dialogs, isAlive),
    ...observers.api,
    env: { USER_DATA_PATH },
    cloud: createCloud(phone, isAlive),
    getFileSystemManager: () => fileSystem,
    getStorage: api<{ key: string }>('getStorage', ({ key }) => {
      const data = storage.get(key);
      if (data === undefined) throw new WxFailure('data not found');
      return { data };
    }),
    setStorage: api<{ key: string; data: unknown }>('setStorage', ({ key, data }) => storage.set(key, data)),
    removeStorage: api<{ key: string }>('removeStorage', ({ key }) => storage.remove(key)),
    clearStorage: api('clearStorage', () => storage.clear()),
    getStorageInfo: api('getStorageInfo', () => storage.info()),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.remove(key),
    getNetworkType: api('getNetworkType', () => ({ networkType: phone.isOnline ? 'wifi' : 'none' })),
    getRandomValues: api<{ length: number }>('getRandomValues', ({ length }) => ({
      randomValues: new Uint8Array(randomBytes(length)).buffer,
    })),
    getPrivacySetting: api('getPrivacySetting', () => ({ needAuthorization: false })),
    // jsdom draws nothing: as on a phone without WebGL, there is a canvas and no context.
    createOffscreenCanvas: () => ({ getContext: () => null }),
    getLaunchOptionsSync: () => router.launchOptions,
    getEnterOptionsSync: () => router.launchOptions,
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

  const missingNames = new Set<string>();
  const watched = new Proxy(wx, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && !ASKED_BY_TOOLS.has(name)) missingNames.add(name);
      return target[name as string];
    },
  });
  return { wx: watched, signals, missingNames };
}
