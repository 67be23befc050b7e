/* eslint-disable @typescript-eslint/no-explicit-any -- stands in for a global whose callbacks all differ */
import { type CloudBackend } from '../../contract/describeCloudClient';
import { createNotedCanvas } from '../../memory/notedCanvas';
import { type WxHost } from '../wxHost';
import { createFakeFiles, createFakeFileSystem, type FakeFiles, USER_DATA_PATH } from './fakeFileSystem';

export interface FakePhone {
  wx: WxHost;
  storage: Map<string, string>;
  files: FakeFiles;
  /** What was sent to a chat, by name. */
  sharedFiles: Map<string, string>;
  /** Paths of what was saved to the album. */
  album: string[];
  /** Why the album takes nothing, in WeChat's words. */
  albumFailure: string | undefined;
  /** WeChat's limit for all keys together, in characters here. */
  storageQuota: number;
  setOnline(isOnline: boolean): void;
  show(): void;
  hide(): void;
  warnOfMemory(): void;
  /** As when the app uses the function and nothing is agreed to yet; whether it went on. */
  needPrivacy(referrer: string): Promise<boolean>;
}

/** A picture that the shopper chooses from the album. */
export interface FakePicture {
  width: number;
  height: number;
}

export interface FakePhoneOptions {
  /** What the shopper chooses next; text is WeChat's failure. */
  album?: FakePicture[] | string;
  /** Left out where the phone cannot compress. */
  canCompress?: boolean;
  storage?: Map<string, string>;
  files?: FakeFiles;
  backend?: CloudBackend;
  /** See `createFakeFileSystem`. */
  filesDieAt?: number;
  /** `null` where the phone has no WebGL. */
  gl?: WebGLRenderingContext | null;
  /** Left out where the base library has no secure random bytes. */
  randomBytes?: (length: number) => Uint8Array;
  /** How WeChat's privacy question is answered; left out where the base library asks none. */
  privacyAnswer?: 'agree' | 'refuse';
}

export const FILE_ID_PREFIX = 'cloud://shop-1.bucket';

/** A phone with WeChat on it, as far as this project calls it. Answers come later, as on a phone. */
export function createFakePhone(options: FakePhoneOptions = {}): FakePhone {
  const { storage = new Map<string, string>(), files = createFakeFiles(), backend, gl = null } = options;
  const listeners: Record<string, ((payload?: any) => void)[]> = {};
  const on = (event: string) => (listener: (payload?: any) => void) =>
    void (listeners[event] ??= []).push(listener);
  const fire = (event: string, payload?: object) =>
    listeners[event]?.forEach((listener) => listener(payload));
  const fileSystem = createFakeFileSystem(files, options.filesDieAt);
  let isOnline = true;
  let downloads = 0;

  const canvas = createNotedCanvas((path) => files.contents.has(path));

  function answer(name: string, callbacks: any, effect: () => object | string) {
    queueMicrotask(() => {
      const outcome = effect();
      if (typeof outcome === 'string') callbacks.fail?.({ errMsg: `${name}:fail ${outcome}` });
      else callbacks.success?.({ errMsg: `${name}:ok`, ...outcome });
      callbacks.complete?.({});
    });
  }

  const phone = {
    storage,
    files,
    sharedFiles: new Map(),
    album: [],
    albumFailure: undefined,
    storageQuota: 10 * 1024 * 1024,
  } as unknown as FakePhone;
  const wx = {
    env: { USER_DATA_PATH },
    getStorage: (call: any) =>
      answer('getStorage', call, () =>
        storage.has(call.key) ? { data: storage.get(call.key) } : 'data not found',
      ),
    setStorage: (call: any) =>
      answer('setStorage', call, () => {
        let used = call.key.length + call.data.length;
        for (const [key, value] of storage) if (key !== call.key) used += key.length + value.length;
        if (used > phone.storageQuota) return 'exceed storage max size';
        storage.set(call.key, call.data);
        return {};
      }),
    removeStorage: (call: any) =>
      answer('removeStorage', call, () => {
        storage.delete(call.key);
        return {};
      }),
    getStorageInfo: (call: any) => answer('getStorageInfo', call, () => ({ keys: [...storage.keys()] })),
    getFileSystemManager: () => fileSystem,
    chooseMedia: (call: any) =>
      answer('chooseMedia', call, () => {
        const { album = [] } = options;
        if (typeof album === 'string') return album;
        // Some phones hand over more than was asked for.
        return { tempFiles: album.map((_, index) => ({ tempFilePath: `wxfile://tmp/album-${index}` })) };
      }),
    getImageInfo: (call: any) =>
      answer('getImageInfo', call, () => {
        const picture = (options.album as FakePicture[])[Number(call.src.split('-')[1])];
        return picture ?? 'file not exist';
      }),
    compressImage: (call: any) =>
      answer('compressImage', call, () =>
        options.canCompress
          ? { tempFilePath: `${call.src}-${call.compressedWidth}-${call.quality}.jpg` }
          : 'not supported',
      ),
    shareFileMessage: (call: any) =>
      answer('shareFileMessage', call, () => {
        const bytes = files.contents.get(call.filePath);
        if (!bytes) return 'file not exist';
        phone.sharedFiles.set(call.fileName, new TextDecoder().decode(bytes));
        return {};
      }),
    getNetworkType: (call: any) =>
      answer('getNetworkType', call, () => ({ networkType: isOnline ? 'wifi' : 'none' })),
    onNetworkStatusChange: on('network'),
    onAppShow: on('show'),
    onAppHide: on('hide'),
    onMemoryWarning: on('memory'),
    getRandomValues:
      options.randomBytes &&
      ((call: any) =>
        answer('getRandomValues', call, () => ({ randomValues: options.randomBytes!(call.length).buffer }))),
    requirePrivacyAuthorize:
      options.privacyAnswer &&
      ((call: any) =>
        answer('requirePrivacyAuthorize', call, () =>
          options.privacyAnswer === 'agree' ? {} : 'privacy permission is not authorized',
        )),
    onNeedPrivacyAuthorization: options.privacyAnswer && on('needPrivacy'),
    getDeviceInfo: () => ({ brand: 'Xiaomi', model: 'MI 6', system: 'Android 9', platform: 'android' }),
    createOffscreenCanvas: () => ({ getContext: (kind: string) => (kind === 'webgl' ? gl : null) }),
    createSelectorQuery: () => {
      const query = {
        select: () => query,
        fields: () => query,
        exec: (done: any) => queueMicrotask(() => done([{ node: canvas }])),
      };
      return query;
    },
    canvasToTempFilePath: (call: any) =>
      answer('canvasToTempFilePath', call, () => {
        const tempFilePath = `wxfile://tmp/${(downloads += 1)}.png`;
        files.contents.set(tempFilePath, new TextEncoder().encode(call.canvas.toDataURL()));
        return { tempFilePath };
      }),
    saveImageToPhotosAlbum: (call: any) =>
      answer('saveImageToPhotosAlbum', call, () => {
        if (phone.albumFailure !== undefined) return phone.albumFailure;
        if (!files.contents.has(call.filePath)) return 'file not exist';
        phone.album.push(call.filePath);
        return {};
      }),
    openSetting: (call: any) =>
      answer('openSetting', call, () => ({
        authSetting: { 'scope.writePhotosAlbum': phone.albumFailure === undefined },
      })),
    cloud: backend && {
      init: () => undefined,
      callFunction: (call: any) =>
        answer('cloud.callFunction', call, () => {
          if (!isOnline) return 'request:fail -2:net::ERR_FAILED';
          try {
            return { result: JSON.parse(JSON.stringify(backend.functions[call.name]!(call.data))) };
          } catch (error) {
            return `Error: errCode: -504002 functions execute fail | ${String(error)}`;
          }
        }),
      uploadFile: (call: any) => {
        let report: (progress: object) => void = () => undefined;
        answer('cloud.uploadFile', call, () => {
          if (!isOnline) return 'uploadFile:fail -2:net::ERR_FAILED';
          const bytes = files.contents.get(call.filePath);
          if (!bytes) return 'file not exist';
          report({ progress: 50, totalBytesSent: bytes.length / 2, totalBytesExpectedToSend: bytes.length });
          backend.files.set(call.cloudPath, bytes);
          return { fileID: `${FILE_ID_PREFIX}/${call.cloudPath}`, statusCode: 200 };
        });
        return { onProgressUpdate: (listener: typeof report) => (report = listener) };
      },
      downloadFile: (call: any) => {
        let isAborted = false;
        let report: (progress: object) => void = () => undefined;
        answer('cloud.downloadFile', call, () => {
          if (!isOnline) return 'downloadFile:fail -2:net::ERR_FAILED';
          const bytes = backend.files.get(call.fileID.slice(FILE_ID_PREFIX.length + 1));
          if (!bytes) return 'errCode: -503003 | STORAGE_FILE_NONEXIST';
          report({ totalBytesWritten: bytes.length, totalBytesExpectedToWrite: 0 });
          if (isAborted) return 'abort';
          const tempFilePath = `wxfile://tmp/${(downloads += 1)}`;
          files.contents.set(tempFilePath, bytes);
          return { tempFilePath, statusCode: 200 };
        });
        return {
          abort: () => (isAborted = true),
          onProgressUpdate: (listener: typeof report) => (report = listener),
        };
      },
    },
  };
  return Object.assign(phone, {
    wx: wx as unknown as WxHost,
    setOnline(value: boolean) {
      isOnline = value;
      fire('network', { isConnected: value, networkType: value ? 'wifi' : 'none' });
    },
    show: () => fire('show'),
    hide: () => fire('hide'),
    warnOfMemory: () => fire('memory'),
    needPrivacy: (referrer: string) =>
      new Promise<boolean>((resolve) => {
        const answered = ({ event, buttonId }: { event: string; buttonId?: string }) => {
          if (event === 'agree' && buttonId) resolve(true);
          if (event === 'disagree') resolve(false);
        };
        listeners['needPrivacy']?.forEach((listener) => (listener as any)(answered, { referrer }));
      }),
  });
}
