const system = {
  brand: 'simulator',
  model: 'simulator',
  system: 'Android 14',
  platform: 'android',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.9.0',
  theme: 'light',
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 750,
  statusBarHeight: 24,
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  benchmarkLevel: 30,
  memorySize: 8192,
  host: { env: 'WeChat' },
  safeArea: { left: 0, top: 24, right: 390, bottom: 844, width: 390, height: 820 },
};

function pick(...keys: (keyof typeof system)[]) {
  return () => Object.fromEntries(keys.map((key) => [key, system[key]]));
}

/** What a phone answers about itself. */
export const phoneFacts = {
  getSystemInfoSync: () => ({ ...system }),
  getDeviceInfo: pick('brand', 'model', 'system', 'platform', 'benchmarkLevel', 'memorySize'),
  getWindowInfo: pick(
    'pixelRatio',
    'screenWidth',
    'screenHeight',
    'windowWidth',
    'windowHeight',
    'statusBarHeight',
    'safeArea',
  ),
  getAppBaseInfo: pick('SDKVersion', 'version', 'language', 'theme', 'host', 'fontSizeScaleFactor'),
  getMenuButtonBoundingClientRect: () => ({
    width: 87,
    height: 32,
    left: 296,
    right: 383,
    top: 26,
    bottom: 58,
  }),
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
  }),
  canIUse: () => true,
};
