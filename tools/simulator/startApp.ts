import { createAppDate } from './appDate';
import { createAppTimers } from './appTimers';
import { enterOptions } from './enterOptions';
import { createModuleLoader } from './moduleLoader';
import { type ModuleFunction } from './moduleScope';
import { type Phone } from './phone';
import { CLOCK_JUMP_MS, type FaultName, type NetworkName, NETWORKS } from './phoneSetting';
import { createRouter, type RoutedPage, type Router } from './router';
import { type AppConfig, tabRoutesOf } from './appConfig';
import { type AppLife } from './wx/api';
import { type CallLog } from './wx/callLog';
import { type DialogScreen } from './wx/dialogs';
import { createFakeWx } from './wx/fakeWx';
import { type Gateway } from './wx/gateway';
import { type Signals } from './wx/signals';
import { type MissingNames } from './wx/watch';

type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onLaunch';
export type Instance = Record<string, unknown> & Partial<Record<Lifecycle, (options?: object) => void>>;

/** What one page becomes on the screen. */
export interface PageView {
  instance: Instance;
  /** Puts it on the screen; called after `onLoad`. */
  attach(): void;
  setShown(isShown: boolean): void;
  detach(): void;
}

export interface OpenPage<View extends PageView> extends RoutedPage {
  view: View;
}

/** Draws pages: miniprogram-simulate in jsdom, glass-easel in a browser. */
export interface Renderer<View extends PageView> {
  Page(definition: object): void;
  Component(definition: object): void;
  Behavior(definition: object): unknown;
  /** Makes a page; `runModule` runs the JavaScript of a path, which calls `Page` or `Component`. */
  createView(route: string, runModule: (path: string) => void): View;
  /** After the first picture of a page. */
  afterPaint(task: () => void): void;
}

export interface AppStart<View extends PageView> {
  config: AppConfig;
  readModule: (path: string) => ModuleFunction;
  phone: Phone;
  renderer: Renderer<View>;
  screen: DialogScreen;
  observers: object;
  createOffscreenCanvas: (options: object) => object;
  gateway: Gateway;
  log: CallLog;
  /** Hears of errors that a function of the app threw to the system. */
  onError: (error: unknown) => void;
  /** How long each function of a page's and the app's life took. */
  onLifecycle?: (name: string, durationMs: number) => void;
  /** After each change of the shown page. */
  onRoute?: () => void;
}

export interface StartedApp<View extends PageView> {
  router: Router<OpenPage<View>>;
  wx: object;
  signals: Signals;
  missingNames: MissingNames;
  setNetwork(network: NetworkName): void;
  setFault(fault: FaultName, isOn: boolean): void;
  hide(): void;
  /** Back as it was left: the last entry stays the last. */
  show(): void;
  /** From the background by a card in a chat group, or by the icon without one. */
  enter(group: string | undefined): void;
  /** A tap on the app's button for agreement to the privacy guideline. */
  agreeToPrivacyBy(buttonId: string): void;
  /** The end without a warning: timers stop, callbacks no longer come. */
  kill(): void;
}

/** Starts a built mini-program on `phone`, as a tap on its icon does, or on a card in the chat group of its setting. */
export function startApp<View extends PageView>(start: AppStart<View>): StartedApp<View> {
  const { config, readModule, phone, renderer, screen, observers, createOffscreenCanvas, gateway, log } =
    start;
  const { setting } = phone;
  const home = config.pages[0]!;
  let isAlive = true;
  let application: Instance | undefined;
  const life: AppLife = { isAlive: () => isAlive, log };
  const timers = createAppTimers();
  let entered = enterOptions(home, setting.group);
  const router = createRouter<OpenPage<View>>(tabRoutesOf(config), openPage, entered);
  const { wx, signals, missingNames, agreeToPrivacyBy } = createFakeWx({
    phone,
    router,
    entered: () => entered,
    screen,
    observers,
    createOffscreenCanvas,
    gateway,
    life,
  });
  const require = createModuleLoader(readModule, {
    ...timers.api,
    wx,
    Date: createAppDate(() => (setting.faults.has('clock-jump') ? CLOCK_JUMP_MS : 0)),
    App: (definition: Instance) => void (application = definition),
    Page: renderer.Page,
    Component: renderer.Component,
    Behavior: renderer.Behavior,
    getApp: () => application,
    getCurrentPages: () => router.pages().map(({ view }) => view.instance),
  });

  function call(owner: Instance | undefined, name: Lifecycle, options?: object): void {
    if (!isAlive || typeof owner?.[name] !== 'function') return;
    const startMs = performance.now();
    try {
      owner[name](options);
    } catch (error) {
      start.onError(error);
    }
    start.onLifecycle?.(name, performance.now() - startMs);
  }

  function openPage(route: string, query: Record<string, string>): OpenPage<View> {
    const view = renderer.createView(route, (path) => void require(`./${path}`));
    const { instance } = view;
    Object.assign(instance, { route, __route__: route, options: query });
    let isOpen = true;
    // Later than the call that opened it: the page must be on the stack before its life begins.
    queueMicrotask(() => {
      if (!isAlive || !isOpen) return;
      call(instance, 'onLoad', query);
      view.attach();
      start.onRoute?.();
      call(instance, 'onShow');
      renderer.afterPaint(() => isOpen && call(instance, 'onReady'));
    });
    return {
      route,
      view,
      show() {
        view.setShown(true);
        // The stack changes right after this.
        queueMicrotask(() => start.onRoute?.());
        call(instance, 'onShow');
      },
      hide() {
        view.setShown(false);
        call(instance, 'onHide');
      },
      unload() {
        isOpen = false;
        call(instance, 'onUnload');
        view.detach();
      },
    };
  }

  require('./app');
  if (!application) throw new Error('app.js did not call App');
  call(application, 'onLaunch', router.launchOptions);
  call(application, 'onShow', router.launchOptions);
  router.reLaunch(home);

  return {
    router,
    wx,
    signals,
    missingNames,
    setNetwork(network) {
      setting.network = network;
      const { type } = NETWORKS[network];
      signals.fire('NetworkStatusChange', { isConnected: type !== 'none', networkType: type });
    },
    setFault(fault, isOn) {
      if (isOn) setting.faults.add(fault);
      else setting.faults.delete(fault);
    },
    hide() {
      router.top()?.hide();
      call(application, 'onHide');
      signals.fire('AppHide');
    },
    show() {
      call(application, 'onShow', entered);
      signals.fire('AppShow', entered);
      router.top()?.show();
    },
    enter(group) {
      setting.group = group;
      entered = enterOptions(home, group);
      call(application, 'onShow', entered);
      signals.fire('AppShow', entered);
      router.reLaunch(home);
    },
    agreeToPrivacyBy,
    kill() {
      isAlive = false;
      timers.stop();
    },
  };
}
