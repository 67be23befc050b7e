import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SimulatedComponent } from 'miniprogram-simulate';
import { type AppConfig } from '../appConfig';
import { type Phone } from '../phone';
import { startApp } from '../startApp';
import { NO_LOG } from '../wx/callLog';
import { type Gateway } from '../wx/gateway';
import { createJsdomRenderer } from './jsdomRenderer';
import { attributeOf, findNodes } from './nodes';
import { createNotedDialogs, type NotedDialogs } from './notedDialogs';
import { createObservers } from './observers';
import { readModule } from './readModule';
import { startedCloud } from './simulatedPhone';
import { waitFor } from './waitFor';

export interface RunningApp {
  dialogs: NotedDialogs;
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
  /** What the template gives an attribute of the first match on the shown page. */
  attribute(selector: string, name: string): unknown;
  /** Waits for the node, then taps it as a finger does. */
  tap(selector: string): Promise<void>;
  longPress(selector: string): Promise<void>;
  type(selector: string, value: string): Promise<void>;
  /** A link to a page, as from a chat. */
  open(url: string): void;
  /** What a tap on the tab bar does. */
  switchTab(route: string): void;
  back(): void;
  /** What the app wrote on a canvas of the shown page. */
  drawnTexts(selector: string): readonly string[];
  /** Tells the app how much of a node of the shown page is visible. */
  expose(selector: string, ratio?: number): void;
  setOnline(isOnline: boolean): void;
  hide(): void;
  show(): void;
  /** From the background by a card in a chat group. */
  enterFrom(group: string): void;
  /** The end without a warning: timers stop, callbacks no longer come. */
  kill(): void;
}

/** Starts the built mini-program in `distDir` on `phone`, as a tap on its icon does, or on a card in the chat group of its setting. */
export function launchApp(phone: Phone, distDir: string, gateway: Gateway = startedCloud()): RunningApp {
  const errors: unknown[] = [];
  const observers = createObservers({
    hasNode: (selector) => find(selector).length > 0,
    canLoad: (path) => phone.files.contents.has(path),
  });
  const dialogs = createNotedDialogs();
  const collectError = (event: ErrorEvent) => errors.push(event.error);
  window.addEventListener('error', collectError);
  const app = startApp({
    config: JSON.parse(readFileSync(join(distDir, 'app.json'), 'utf8')) as AppConfig,
    readModule: (path) => readModule(distDir, path),
    phone,
    renderer: createJsdomRenderer(distDir, (warning) => errors.push(warning)),
    screen: dialogs.screen,
    observers: observers.api,
    // jsdom draws nothing: as on a phone without WebGL, there is a canvas and no context.
    createOffscreenCanvas: () => ({ getContext: () => null }),
    gateway,
    log: NO_LOG,
    onError: (error) => errors.push(error),
  });
  const { router, missingNames } = app;

  const shown = () => {
    const page = router.top();
    if (!page) throw new Error('no page is open');
    return page;
  };
  const find = (selector: string) => findNodes(shown().view.component, selector);
  const first = (selector: string) => {
    const [node] = find(selector);
    if (!node) throw new Error(`${shown().route}: nothing matches ${selector}`);
    return node;
  };
  const dispatch = async (selector: string, event: string, detail: object = {}) => {
    const node = await waitFor(() => first(selector));
    node.dispatchEvent(event, { detail });
  };

  return {
    dialogs,
    missingNames,
    errors,
    routes: () => router.pages().map(({ route }) => route),
    find,
    text: (selector) => first(selector).dom.textContent ?? '',
    attribute: (selector, name) => attributeOf(first(selector), name),
    async tap(selector) {
      await dispatch(selector, 'tap');
      const [node] = find(selector);
      if (!node || attributeOf(node, 'openType') !== 'agreePrivacyAuthorization') return;
      app.agreeToPrivacyBy(node._exparserNode.id);
      node.dispatchEvent('agreeprivacyauthorization');
    },
    longPress: (selector) => dispatch(selector, 'longpress'),
    type: (selector, value) => dispatch(selector, 'input', { value }),
    open: (url) => router.navigateTo(url),
    switchTab: (route) => router.switchTab(route),
    back: () => router.navigateBack(),
    drawnTexts: (selector) => observers.canvas(selector).texts,
    expose(selector, ratio = 1) {
      const { id } = first(selector)._exparserNode;
      if (observers.report(id, ratio) === 0) throw new Error(`${shown().route} observes nothing`);
    },
    setOnline: (isOnline) => app.setNetwork(isOnline ? 'wifi' : 'offline'),
    hide: app.hide,
    show: app.show,
    enterFrom: app.enter,
    kill() {
      app.kill();
      window.removeEventListener('error', collectError);
      document.body.replaceChildren();
    },
  };
}
