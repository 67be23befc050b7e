import { describeAppLifecycle } from '../contract/describeAppLifecycle';
import { describeCloudClient } from '../contract/describeCloudClient';
import { describeClock } from '../contract/describeClock';
import { describeDevice } from '../contract/describeDevice';
import { describeFileSharing } from '../contract/describeFileSharing';
import { describeFileStore } from '../contract/describeFileStore';
import { describeGraphics } from '../contract/describeGraphics';
import { describeIdentifiers } from '../contract/describeIdentifiers';
import { describeKeyValueStore } from '../contract/describeKeyValueStore';
import { describeNetwork } from '../contract/describeNetwork';
import { describePictures } from '../contract/describePictures';
import { describePrivacy } from '../contract/describePrivacy';
import { createSystemClock } from '../systemClock';
import { createFakePhone, FILE_ID_PREFIX } from './testing/fakeWx';
import { createWxCloud } from './wxCloud';
import { createWxDevice } from './wxDevice';
import { createWxFileSharing } from './wxFileSharing';
import { createWxFileStore } from './wxFileStore';
import { createWxGraphics } from './wxGraphics';
import { createWxIdentifiers } from './wxIdentifiers';
import { createWxKeyValueStore } from './wxKeyValueStore';
import { createWxLifecycle } from './wxLifecycle';
import { createWxNetwork } from './wxNetwork';
import { createWxPictures } from './wxPictures';
import { createWxPlatform } from './wxPlatform';
import { createWxPrivacy } from './wxPrivacy';

describeKeyValueStore('WeChat storage', () => {
  const phone = createFakePhone();
  return {
    store: createWxKeyValueStore(phone.wx),
    reopen: () => createWxKeyValueStore(createFakePhone({ storage: phone.storage }).wx),
    fillUp: () => (phone.storageQuota = 256),
  };
});

describeFileStore('WeChat file system', () => {
  const phone = createFakePhone();
  return {
    store: createWxFileStore(phone.wx, 'shop'),
    reopen: () => createWxFileStore(createFakePhone({ files: phone.files }).wx, 'shop'),
    fillUp: () => (phone.files.quotaBytes = 256),
  };
});

describeFileSharing('WeChat', () => {
  const { wx, files, sharedFiles } = createFakePhone();
  return {
    sharing: createWxFileSharing(wx),
    left: (name) => sharedFiles.get(name),
    isHeld: (name) => [...files.contents.keys()].some((path) => path.endsWith(name)),
  };
});

const SHOP_FILES = { functions: {}, files: new Map([['there.webp', new Uint8Array([1])]]) };
const openPictures = () => {
  const phone = createFakePhone({ backend: SHOP_FILES });
  return { phone, pictures: createWxPictures(phone.wx, (path) => `${FILE_ID_PREFIX}/${path}`) };
};

describePictures('WeChat', () => {
  const { phone, pictures } = openPictures();
  return {
    pictures,
    savedCount: () => phone.album.length,
    isHeld: (url) => phone.files.contents.has(url),
  };
});

describe("WeChat's album", () => {
  it.each([
    ['auth deny', 'refused'],
    ['auth denied', 'refused'],
    ['authorize no response', 'refused'],
    ['system permission denied', 'refused-by-system'],
    ['cancel', 'cancelled'],
    ['privacy permission is not authorized', 'cancelled'],
    ['invalid file type', 'failed'],
  ])('that answers "%s" has %s', async (failure, outcome) => {
    const { phone, pictures } = openPictures();
    const picture = await (await pictures.open('canvas', 10, 10))!.finish();
    phone.albumFailure = failure;
    expect(await picture.save('poster.png')).toBe(outcome);
    expect(await pictures.allowSaving()).toBe(false);
    phone.albumFailure = undefined;
    expect(await pictures.allowSaving()).toBe(true);
  });

  it('takes a picture of the shop that came before without a network', async () => {
    const { phone, pictures } = openPictures();
    await (await pictures.open('canvas', 10, 10))!.load('there.webp');
    phone.setOnline(false);
    expect(await (await pictures.open('canvas', 10, 10))!.load('there.webp')).toBeDefined();
  });
});

describeCloudClient('wx.cloud', (backend) => {
  const phone = createFakePhone({ backend });
  return {
    client: createWxCloud(phone.wx, FILE_ID_PREFIX),
    addLocalFile(text) {
      phone.files.contents.set('wxfile://tmp/photo', new TextEncoder().encode(text));
      return 'wxfile://tmp/photo';
    },
    disconnect: () => phone.setOnline(false),
  };
});

describeNetwork('WeChat', () => {
  const phone = createFakePhone();
  return { network: createWxNetwork(phone.wx), setOnline: phone.setOnline };
});

describePrivacy('WeChat', () => {
  const { wx, needPrivacy } = createFakePhone({ privacyAnswer: 'agree' });
  return { privacy: createWxPrivacy(wx), need: needPrivacy };
});

describeAppLifecycle('WeChat', () => {
  const phone = createFakePhone();
  return { ...phone, lifecycle: createWxLifecycle(phone.wx) };
});

describeIdentifiers('WeChat without secure random bytes', () => createWxIdentifiers(createFakePhone().wx));

describeDevice('WeChat', (appVersion) => createWxDevice(createFakePhone().wx, appVersion));

describeGraphics('WeChat', (gl) => createWxGraphics(createFakePhone({ gl }).wx));

describe('WeChat timers', () => {
  const { performance } = globalThis;
  beforeEach(() => {
    jest.useFakeTimers();
    delete (globalThis as { performance?: Performance }).performance;
  });
  afterEach(() => {
    globalThis.performance = performance;
    jest.useRealTimers();
  });
  describeClock('WeChat, which has no `performance`,', () => ({
    clock: createSystemClock(),
    advance: (ms) => jest.advanceTimersByTime(ms),
  }));
});

describe('the WeChat platform', () => {
  const options = { appVersion: '1.2.3', cloudEnvironment: 'shop-1', fileIdPrefix: FILE_ID_PREFIX };

  it('mints ids from secure random bytes once WeChat has given some', async () => {
    const phone = createFakePhone({ randomBytes: (length) => new Uint8Array(length).fill(0xab) });
    const { identifiers } = createWxPlatform(options, phone.wx);
    await Promise.resolve();
    expect(identifiers.uuid()).toBe('abababab-abab-4bab-abab-abababababab');
  });

  it('learns that the phone was offline at launch', async () => {
    const phone = createFakePhone();
    phone.setOnline(false);
    const { network } = createWxPlatform(options, phone.wx);
    await Promise.resolve();
    expect(network.isOnline()).toBe(false);
  });

  it('describes the phone without naming its owner', () => {
    const { device, graphics } = createWxPlatform(options, createFakePhone().wx);
    expect(device.describe()).toEqual({
      platform: 'weapp',
      model: 'Xiaomi MI 6',
      system: 'Android 9',
      appVersion: '1.2.3',
    });
    expect(graphics.isMobile).toBe(true);
  });

  it('offers WebGL 1, and nothing where the phone has none', () => {
    const gl = {} as WebGLRenderingContext;
    const { graphics } = createWxPlatform(options, createFakePhone({ gl }).wx);
    expect(graphics.createContext()).toEqual({ webglVersion: 1, gl });
    expect(createWxPlatform(options, createFakePhone().wx).graphics.createContext()).toBeUndefined();
  });

  it.each<[string, boolean, 'agree' | 'refuse' | undefined]>([
    ['was agreed to', true, 'agree'],
    ['was refused', false, 'refuse'],
    ['is not asked by this base library', true, undefined],
  ])('allows collection where the privacy question %s: %p', async (_, allowed, privacyAnswer) => {
    const phone = createFakePhone(privacyAnswer ? { privacyAnswer } : {});
    const { privacy } = createWxPlatform(options, phone.wx);
    await expect(privacy.authorize()).resolves.toBe(allowed);
  });

  it('answers cloud calls with "unreachable" where WeChat has no cloud', async () => {
    const { cloud } = createWxPlatform(options, createFakePhone().wx);
    await expect(cloud.callFunction('shop', {})).rejects.toMatchObject({ name: 'CloudUnreachableError' });
  });
});
