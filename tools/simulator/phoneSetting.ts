/** How far away the cloud is. */
export const NETWORKS = {
  /** Nothing but the machine's own time: for tests. */
  wifi: { type: 'wifi', latencyMs: 0, bytesPerSecond: Infinity },
  '4g': { type: '4g', latencyMs: 60, bytesPerSecond: 1_500_000 },
  slow: { type: '2g', latencyMs: 1200, bytesPerSecond: 30_000 },
  offline: { type: 'none', latencyMs: 0, bytesPerSecond: 0 },
} as const;
export type NetworkName = keyof typeof NETWORKS;

/**
 * Everything that may be wrong with a simulated phone for as long as it is switched on. To add one: a line here, and the
 * place that acts on it asks `setting.faults`; its expected behaviour is a row of `e2e/faultMatrix.ts`.
 */
export const FAULTS = {
  'no-webgl': 'createOffscreenCanvas gives no WebGL context',
  'no-float-textures': 'WebGL without OES_texture_float',
  'half-float': 'WebGL draws to 16-bit floats only',
  'zero-scores': 'everything read back from the GPU is 0',
  'storage-full': 'storage and files take nothing more',
  'cloud-error': 'every call of the cloud fails',
  'clock-jump': 'the clock goes 400 days ahead',
  'privacy-refused': "WeChat's own privacy question is answered with no",
} as const;
export type FaultName = keyof typeof FAULTS;

export const CLOCK_JUMP_MS = 400 * 24 * 60 * 60 * 1000;

/** CSS pixels. */
export interface Screen {
  width: number;
  height: number;
  pixelRatio: number;
}

export const SCREENS = {
  small: { width: 320, height: 568, pixelRatio: 2 },
  usual: { width: 390, height: 844, pixelRatio: 3 },
  large: { width: 430, height: 932, pixelRatio: 3 },
} as const satisfies Record<string, Screen>;
export type ScreenName = keyof typeof SCREENS;

/** Chat groups that the phone's owner is in. */
export const GROUPS = ['friends', 'family'] as const;

/** WeChat's text sizes: standard, large, and that of its mode for the elderly. */
export const FONT_SCALES = [1, 1.2, 1.4] as const;

export interface PhoneSetting {
  screen: Screen;
  fontScale: number;
  theme: 'light' | 'dark';
  network: NetworkName;
  faults: Set<FaultName>;
  /** The chat group by whose card the app is entered; without one it is by the icon. */
  group: string | undefined;
}

export const STATUS_BAR_HEIGHT = 24;
export const NAVIGATION_BAR_HEIGHT = 44;
export const TAB_BAR_HEIGHT = 50;

export function createSetting(change: Partial<PhoneSetting> = {}): PhoneSetting {
  return {
    screen: SCREENS.usual,
    fontScale: 1,
    theme: 'light',
    network: 'wifi',
    faults: new Set(),
    group: undefined,
    ...change,
  };
}
