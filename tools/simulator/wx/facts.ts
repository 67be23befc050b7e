import { NAVIGATION_BAR_HEIGHT, type PhoneSetting, STATUS_BAR_HEIGHT, TAB_BAR_HEIGHT } from '../phoneSetting';

function systemOf({ screen, fontScale, theme }: PhoneSetting) {
  const { width, height, pixelRatio } = screen;
  return {
    brand: 'simulator',
    model: 'simulator',
    system: 'Android 14',
    platform: 'android',
    language: 'zh_CN',
    version: '8.0.50',
    SDKVersion: '3.9.0',
    theme,
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - STATUS_BAR_HEIGHT - NAVIGATION_BAR_HEIGHT - TAB_BAR_HEIGHT,
    statusBarHeight: STATUS_BAR_HEIGHT,
    fontSizeSetting: 16 * fontScale,
    fontSizeScaleFactor: fontScale,
    benchmarkLevel: 30,
    memorySize: 8192,
    host: { env: 'WeChat' },
    safeArea: {
      left: 0,
      top: STATUS_BAR_HEIGHT,
      right: width,
      bottom: height,
      width,
      height: height - STATUS_BAR_HEIGHT,
    },
  };
}

type Fact = keyof ReturnType<typeof systemOf>;

/** What a phone answers about itself, as it is at the moment of the call. */
export function createFacts(setting: PhoneSetting) {
  const pick =
    (...keys: Fact[]) =>
    () => {
      const system = systemOf(setting);
      return Object.fromEntries(keys.map((key) => [key, system[key]]));
    };
  return {
    getSystemInfoSync: () => systemOf(setting),
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
    getMenuButtonBoundingClientRect: () => {
      const [width, height, right] = [87, 32, setting.screen.width - 7];
      const top = STATUS_BAR_HEIGHT + 6;
      return { width, height, left: right - width, right, top, bottom: top + height };
    },
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    canIUse: () => true,
  };
}
