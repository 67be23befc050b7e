import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, type SimulatedComponent } from 'miniprogram-simulate';
import { createAppTimers } from './appTimers';
import { createModuleLoader } from './moduleLoader';
import { findNodes } from './nodes';
import { createObservers } from './observers';
import { createPageRegistry } from './pageRegistry';
import { type Phone } from './phone';
import { createRouter, type RoutedPage } from './router';
import { waitFor } from './waitFor';
import { createDialogs, type Dialogs } from './wx/dialogs';
import { createFakeWx } from './wx/fakeWx';

type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onLaunch';
type Instance = Record<string, unknown> & Partial<Record<Lifecycle, (options?: object) => void>>;

interface OpenPage extends RoutedPage {
  component: SimulatedComponent;
  instance: Instance;
}

export interface RunningApp {
  dialogs: Dialogs;
  /** Names that the app asked `wx` for and that the fake does not have. */
  missingNames: Set<string>;
  /** Errors that nobody caught, and templates that were missing. A rejection that nobody caught fails the test by itself. */
  errors: unknown[];
  /** Routes on the page stack, the shown one last. */
  routes(): string[];
  /** Nodes of the shown page. */
  find(selector: string): SimulatedComponent[];
  /** Text of the first match on the shown page; throws when there is none. */
  text(selector: string): string;
  /** Waits for the node, then taps it as a finger does. */
  tap(selector: string): Promise<void>;
  longPress(selector: string): Promise<void>;
  type(selector: string, value: string): Promise<void>;
  /** What a tap on the tab bar does. */
  switchTab(route: string): void;
  back(): void;
  /** Tells the app how much of a node of the shown page is visible. */
  expose(selector: string, ratio?: number): void;
  setOnline(isOnline: boolean): void;
  hide(): void;
  show(): void;
  /** The end without a warning: timers stop, callbacks no longer come. */
  kill(): void;
}

/** Starts the built mini-program in `distDir` on `phone`, as a tap on its icon does. */
export function launchApp(phone: Phone, distDir: string): RunningApp {
  const app = JSON.parse(readFileSync(join(distDir, 'app.json'), 'utf8')) as {
    pages: string[];
    tabBar?: { list: { pagePath: string }[] };
  };
  const home = app.pages[0]!;
  let isAlive = true;
  let application: Instance | undefined;
  const errors: unknown[] = [];
  const timers = createAppTimers();
  const observers = createObservers();
  const dialogs = createDialogs();
  const registry = createPageRegistry(distDir, (warning) => errors.push(warning));
  const tabRoutes = app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
  const router = createRouter<OpenPage>(tabRoutes, openPage, { path: home, query: {}, scene: 1001 });
  const { wx, signals, missingNames } = createFakeWx({
    phone,
    router,
    dialogs,
    observers,
    isAlive: () => isAlive,
  });

  const require = createModuleLoader(distDir, {
    ...timers.api,
    wx,
    App: (definition: Instance) => void (application = definition),
    Page: registry.Page,
    Component: registry.Component,
    getApp: () => application,
    getCurrentPages: () => router.pages().map(({ instance }) => instance),
  });

  function openPage(route: string, query: Record<string, string>): OpenPage {
    const component = render(registry.register(route, (path) => void require(`./${path}`)));
    const instance = component.instance as Instance;
    Object.assign(instance, { route, __route__: route, options: query });
    const host = document.body.appendChild(document.createElement('div'));
    // Later than the call that opened it: the page must be on the stack before its life begins.
    queueMicrotask(() => {
      instance.onLoad?.(query);
      component.attach(host);
      instance.onShow?.();
      instance.onReady?.();
    });
    return {
      route,
      component,
      instance,
      show: () => instance.onShow?.(),
      hide: () => instance.onHide?.(),
      unload() {
        instance.onUnload?.();
        component.detach();
        host.remove();
      },
    };
  }

  const shown = () => {
    const page = router.top();
    if (!page) throw new Error('no page is open');
    return page;
  };
  const find = (selector: string) => findNodes(shown().component, selector);
  const first = (selector: string) => {
    const [node] = find(selector);
    if (!node) throw new Error(`${shown().route}: nothing matches ${selector}`);
    return node;
  };
  const dispatch = async (selector: string, event: string, detail: object = {}) => {
    const node = await waitFor(() => first(selector));
    node.dispatchEvent(event, { detail });
  };

  const collectError = (event: ErrorEvent) => errors.push(event.error);
  window.addEventListener('error', collectError);

  require('./app');
  if (!application) throw new Error(`${distDir}/app.js did not call App`);
  application.onLaunch?.(router.launchOptions);
  application.onShow?.(router.launchOptions);
  router.reLaunch(home);

  return {
    dialogs,
    missingNames,
    errors,
    routes: () => router.pages().map(({ route }) => route),
    find,
    text: (selector) => first(selector).dom.textContent ?? '',
    tap: (selector) => dispatch(selector, 'tap'),
    longPress: (selector) => dispatch(selector, 'longpress'),
    type: (selector, value) => dispatch(selector, 'input', { value }),
    switchTab: (route) => router.switchTab(route),
    back: () => router.navigateBack(),
    expose(selector, ratio = 1) {
      const { id } = first(selector)._exparserNode;
      if (observers.report(id, ratio) === 0) throw new Error(`${shown().route} observes nothing`);
    },
    setOnline(isOnline) {
      phone.isOnline = isOnline;
      signals.fire('NetworkStatusChange', {
        isConnected: isOnline,
        networkType: isOnline ? 'wifi' : 'none',
      });
    },
    hide() {
      shown().hide();
      application?.onHide?.();
      signals.fire('AppHide');
    },
    show() {
      application?.onShow?.(router.launchOptions);
      signals.fire('AppShow', router.launchOptions);
      shown().show();
    },
    kill() {
      isAlive = false;
      timers.stop();
      window.removeEventListener('error', collectError);
      document.body.replaceChildren();
    },
  };
}
