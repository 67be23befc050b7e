import { type CompiledConfig, tabRoutesOf } from '../appConfig';
import { type ModuleFunction } from '../moduleScope';
import { type Phone } from '../phone';
import { type FaultName, NAVIGATION_BAR_HEIGHT, type NetworkName } from '../phoneSetting';
import { startApp, type StartedApp } from '../startApp';
import { createCallLog, type LoggedCall } from '../wx/callLog';
import { cloudPathOf } from '../wx/cloud';
import { type Gateway, travel } from '../wx/gateway';
import { addGlobalErrorListener, addGlobalWarningListener } from './glassEasel';
import { createGlassEaselRenderer, type GlassEaselView } from './glassEaselRenderer';
import { createOffscreenCanvases } from './offscreenCanvases';
import { createPhoneScreen } from './phoneScreen';
import { meterSetData, type SetDataRecord } from './setDataMeter';
import { createViewObservers } from './viewObservers';

export interface LifecycleRecord {
  route: string;
  name: string;
  durationMs: number;
}

/** What the simulated phone has seen since the app's start. */
export interface PhoneRecord {
  calls: LoggedCall[];
  setData: SetDataRecord[];
  lifecycle: LifecycleRecord[];
  /** Errors that nobody caught, and warnings of the framework. */
  errors: string[];
}

/** The handle by which the shell and tests hold the phone: `window.simulator`. */
export interface Simulator {
  record: PhoneRecord;
  /** Names that the app asked `wx` for and that are not modelled, and tags that are not. */
  missingNames(): string[];
  /** Routes on the page stack, the shown one last. */
  routes(): string[];
  /** A link, as from a chat. */
  open(url: string): void;
  setNetwork(network: NetworkName): void;
  setFault(fault: FaultName, isOn: boolean): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Takes effect when the app is next shown, as on a phone. */
  setFontScale(scale: number): void;
  loseContexts(): number;
  liveContexts(): number;
  lostContexts(): number;
  warnOfMemory(): void;
  hide(): void;
  show(): void;
  /** What the app of this phone calls `wx`. */
  wx: object;
  /** The instance behind the shown page. */
  page(): object | undefined;
  /** Used bytes of storage and files. */
  usedBytes(): { storage: number; files: number };
  /** Called after each change of the record. */
  onRecord: (kind: keyof PhoneRecord, entry: object | string) => void;
}

export interface SimulatorContent {
  config: CompiledConfig;
  templates: Record<string, unknown>;
  modules: Record<string, ModuleFunction>;
  phone: Phone;
  gateway: Gateway;
}

const DEFAULT_REACH_BOTTOM = 50;
const SHARED_MS = 2000;
/** Older entries of the record go. */
const CAPACITY = 2000;

/** Starts a compiled mini-program on this page. */
export function openSimulator({ config, templates, modules, phone, gateway }: SimulatorContent): Simulator {
  const { setting } = phone;
  const record: PhoneRecord = { calls: [], setData: [], lifecycle: [], errors: [] };
  const missingTags = new Set<string>();
  const tabRoutes = tabRoutesOf(config.app);
  const canvases = createOffscreenCanvases(setting.faults);
  let app: StartedApp<GlassEaselView> | undefined = undefined;

  function note<Kind extends keyof PhoneRecord>(kind: Kind, entry: PhoneRecord[Kind][number]): void {
    const entries = record[kind] as unknown[];
    if (!entries.includes(entry)) entries.push(entry);
    if (entries.length > CAPACITY) entries.splice(0, entries.length - CAPACITY);
    simulator.onRecord(kind, entry);
  }
  const fail = (error: unknown) =>
    note('errors', error instanceof Error ? (error.stack ?? error.message) : String(error));
  window.addEventListener('error', ({ error, message }) => fail(error ?? message));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    fail((reason as { errMsg?: string } | undefined)?.errMsg ?? reason),
  );
  addGlobalErrorListener(fail);
  addGlobalWarningListener((message) => {
    // Taro's templates loop over the children of nodes that have none.
    if (message.startsWith('The for-list data is neither')) return false;
    fail(message);
    return true;
  });

  const top = () => app?.router.top();
  const screen = createPhoneScreen(config.app, config.themes, {
    back: () => app?.router.navigateBack(),
    switchTab: (route) => app?.router.switchTab(route),
    refresh: () => callPage('onPullDownRefresh'),
    scrollPageTo: (y) => top()?.view.element.scrollTo({ top: y }),
  });
  const { showBars } = screen;
  const renderer = createGlassEaselRenderer({
    config,
    templates,
    stage: screen.stage,
    phone: {
      locate,
      share,
      choose: (_title, entries) => screen.actionSheet(entries),
      agreeToPrivacyBy: (buttonId) => app?.agreeToPrivacyBy(buttonId),
    },
    onMissingTag: (tag) => missingTags.add(tag),
  });
  const tags = Object.keys(config.attributes);
  const observers = createViewObservers((instance) => {
    const page = app?.router.pages().find(({ view }) => view.instance === instance);
    return (page ?? top())?.view;
  }, tags);
  meterSetData(
    () => top()?.route ?? '',
    (entry) => note('setData', entry),
  );

  function callPage(name: string, options?: object): unknown {
    const instance = top()?.view.instance as Record<string, unknown> | undefined;
    const method = instance?.[name];
    if (typeof method !== 'function') return undefined;
    const startMs = performance.now();
    let result: unknown;
    try {
      result = method.call(instance, options);
    } catch (error) {
      fail(error);
    }
    note('lifecycle', { route: top()?.route ?? '', name, durationMs: performance.now() - startMs });
    return result;
  }

  /** What a chat shows of a card is its title; the rest of it is WeChat's. */
  function share(): void {
    const card = callPage('onShareAppMessage', { from: 'button' }) as { title?: string } | undefined;
    if (card)
      screen.toast(`已发送：${card.title ?? config.app.window?.navigationBarTitleText ?? ''}`, SHARED_MS);
    else screen.toast('这个页面不能发送', SHARED_MS);
  }

  /** Pictures of the cloud come over the phone's network, those of the package and of its files do not. */
  async function locate(source: string): Promise<string | undefined> {
    if (/^(data|blob):/.test(source)) return source;
    const file = phone.files.contents.get(source);
    if (file) return URL.createObjectURL(new Blob([file as BlobPart]));
    if (!/^(cloud|https?):/.test(source)) return `assets/${source.replace(/^\//, '')}`;
    if (setting.network === 'offline' || setting.faults.has('cloud-error')) return undefined;
    await travel(setting, 0);
    return source.startsWith('cloud:') ? `/files/${cloudPathOf(source)}` : source;
  }

  /** Keeps the bars and what a page hears of its scrolling in step with the page that is shown. */
  function followTop(): void {
    const page = top();
    if (!page) return;
    const { route, view } = page;
    showBars({
      route,
      config: view.config,
      isTab: tabRoutes.includes(route),
      canGoBack: (app?.router.pages().length ?? 0) > 1,
    });
    followScroll(view);
  }

  const followed = new WeakSet<HTMLElement>();
  function followScroll({
    element,
    config: { onReachBottomDistance = DEFAULT_REACH_BOTTOM },
  }: GlassEaselView): void {
    if (followed.has(element)) return;
    followed.add(element);
    let wasNearEnd = false;
    element.addEventListener('scroll', () => {
      if (top()?.view.element !== element) return;
      callPage('onPageScroll', { scrollTop: element.scrollTop });
      const isNearEnd =
        element.scrollTop + element.clientHeight >= element.scrollHeight - onReachBottomDistance;
      if (isNearEnd && !wasNearEnd) callPage('onReachBottom');
      wasNearEnd = isNearEnd;
    });
    // Content that grew has a new end.
    new MutationObserver(() => (wasNearEnd = false)).observe(element, { childList: true, subtree: true });
  }

  const simulator: Simulator = {
    record,
    missingNames: () => [...(app?.missingNames ?? []), ...[...missingTags].map((tag) => `<${tag}>`)],
    routes: () => app?.router.pages().map(({ route }) => route) ?? [],
    open: (url) => app?.router.navigateTo(url),
    setNetwork: (network) => app?.setNetwork(network),
    setFault: (fault, isOn) => app?.setFault(fault, isOn),
    setTheme(theme) {
      setting.theme = theme;
      screen.setTheme(theme);
      app?.signals.fire('ThemeChange', { theme });
    },
    setFontScale: (scale) => void (setting.fontScale = scale),
    loseContexts: canvases.loseContexts,
    liveContexts: canvases.liveContexts,
    lostContexts: canvases.lostContexts,
    warnOfMemory: () => app?.signals.fire('MemoryWarning', { level: 10 }),
    hide: () => app?.hide(),
    show: () => app?.show(),
    get wx() {
      return app?.wx ?? {};
    },
    page: () => top()?.view.instance,
    usedBytes: () => ({
      storage: [...phone.storage].reduce((sum, [key, json]) => sum + key.length + json.length, 0),
      files: [...phone.files.contents.values()].reduce((sum, { length }) => sum + length, 0),
    }),
    onRecord: () => undefined,
  };
  (window as unknown as { simulator: Simulator }).simulator = simulator;

  document.documentElement.style.setProperty('--bar-height', `${NAVIGATION_BAR_HEIGHT}px`);
  screen.setTheme(setting.theme);
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = screen.stage;
    const { style } = document.documentElement;
    style.setProperty('--rpx', `${clientWidth / 750}px`);
    style.setProperty('--page-vw', `${clientWidth / 100}px`);
    style.setProperty('--page-vh', `${clientHeight / 100}px`);
  }).observe(screen.stage);
  app = startApp<GlassEaselView>({
    config: config.app,
    readModule(path) {
      const module = modules[path];
      if (!module) throw new Error(`module "${path}" is not defined`);
      return module;
    },
    phone,
    renderer,
    screen,
    observers,
    createOffscreenCanvas: canvases.create,
    gateway,
    log: createCallLog((call) => note('calls', call)),
    onError: fail,
    onLifecycle: (name, durationMs) => note('lifecycle', { route: top()?.route ?? 'app', name, durationMs }),
    onRoute: followTop,
  });
  followTop();
  return simulator;
}
