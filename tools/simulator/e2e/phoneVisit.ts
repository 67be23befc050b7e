import { type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { type Diagnostics, parseDiagnostics } from '../../e2e/diagnostics';
import { eventually } from '../../e2e/eventually';
import { type Simulator } from '../browser/simulatorPage';
import { type FaultName, type NetworkName, SCREENS, type ScreenName } from '../phoneSetting';
import { simulatorUrl } from './simulatorUrl';

/** For one step of a shopper; a machine of two busy cores needs some seconds. */
const STEP_MS = 60_000;
const LONG_PRESS_MS = 600;

export interface PhoneOptions {
  screen?: ScreenName;
  fontScale?: number;
  theme?: 'light' | 'dark';
  network?: NetworkName;
  faults?: FaultName[];
  /** What a new phone's storage holds, by key. */
  storage?: Readonly<Record<string, unknown>>;
  /** Below the simulator's root; the shop's phone by default. */
  path?: string;
}

/** A simulated phone with a disk and a shopper of its own. */
export interface PhoneVisit {
  context: BrowserContext;
  page: Page;
  /** In the page that is shown. */
  shown(selector: string): Locator;
  /** The shown page itself, which scrolls. */
  shownPage(): Locator;
  answerConsent(answer: 'accept' | 'refuse'): Promise<void>;
  /** Ids of the first `count` goods of the feed, best first. */
  shownItems(count: number): Promise<string[]>;
  openTab(title: '首页' | '分类' | '购物车' | '我的'): Promise<void>;
  /** As a link in a chat does; waits until the page is shown. */
  open(url: string): Promise<void>;
  back(): Promise<void>;
  longPress(target: Locator): Promise<void>;
  /** Opens the developer overlay on the tab 我的 when it is not open. */
  diagnostics(): Promise<Diagnostics>;
  /** Resolves when the engine is ready; returns what the overlay says then. */
  engineReady(): Promise<Diagnostics>;
  setFault(fault: FaultName, isOn: boolean): Promise<void>;
  setNetwork(network: NetworkName): Promise<void>;
  /** The app is killed and starts again on the same phone, with other options where given. */
  restart(options?: Pick<PhoneOptions, 'faults' | 'network' | 'fontScale'>): Promise<void>;
  /** Calls a method of the simulator without arguments. */
  call<
    Name extends
      'loseContexts' | 'liveContexts' | 'lostContexts' | 'warnOfMemory' | 'hide' | 'show' | 'routes',
  >(
    name: Name,
  ): Promise<ReturnType<Simulator[Name]>>;
  /** Uncaught errors, and what the app asked for that the simulator does not model. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

type Window = { simulator?: Simulator };

export async function openPhone(browser: Browser, options: PhoneOptions = {}): Promise<PhoneVisit> {
  const { screen = 'usual', path = 'phone.html' } = options;
  const { width, height } = SCREENS[screen];
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 1,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  let current = options;
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(error.stack ?? error.message));
  const shown = (selector: string) => page.locator(`.page:not([hidden]) ${selector}`);

  async function start(): Promise<void> {
    const { fontScale = 1, theme = 'light', network = 'wifi', faults = [], storage = {} } = current;
    const pairs = [
      ['fontScale', String(fontScale)],
      ['theme', theme],
      ['network', network],
      ['storage', JSON.stringify(storage)],
      ...faults.map((name) => ['fault', name]),
    ];
    await page.goto(`${simulatorUrl()}/${path}?${new URLSearchParams(pairs).toString()}`);
    await page.locator('.page:not([hidden])').waitFor();
  }
  await start();

  const route = () => page.evaluate(() => (window as Window).simulator!.routes().at(-1));
  const visit: PhoneVisit = {
    context,
    page,
    shown,
    shownPage: () => page.locator('.page:not([hidden])'),
    async answerConsent(answer) {
      await shown(`#consent-${answer}`).tap();
      // WeChat demands a question of its own before anything is collected.
      if (answer === 'accept') await shown('#privacy-agree').tap();
      await shown('#consent-sheet').waitFor({ state: 'detached' });
    },
    async shownItems(count) {
      const tiles = shown('#feed .item-tile[id^="tile-"]');
      return eventually(async () => {
        const ids = await tiles.evaluateAll((nodes) => nodes.map(({ id }) => id.slice('tile-'.length)));
        if (ids.length >= count) return ids.slice(0, count);
        if (ids.length > 0) await tiles.last().scrollIntoViewIfNeeded();
        throw new Error(`${ids.length} of ${count} goods are shown`);
      }, STEP_MS);
    },
    openTab: (title) => page.locator('.tab', { hasText: title }).tap(),
    async open(url) {
      await page.evaluate((target) => (window as Window).simulator!.open(target), url);
      await eventually(async () => {
        const shownRoute = await route();
        if (shownRoute !== url.split('?')[0]) throw new Error(`on ${shownRoute}, not on ${url}`);
      });
    },
    back: () => page.locator('.bar-back').tap(),
    async longPress(target) {
      await target.scrollIntoViewIfNeeded();
      await target.click({ delay: LONG_PRESS_MS });
    },
    async diagnostics() {
      await visit.openTab('我的');
      if (!(await shown('#diagnostics').isVisible())) {
        // A page that is drawn anew under the finger loses the press: the shopper presses again.
        await eventually(async () => {
          if (await shown('#diagnostics').isVisible()) return;
          await visit.longPress(shown('#version-line'));
          await shown('#diagnostics').waitFor({ timeout: 3000 });
        }, STEP_MS);
      }
      return parseDiagnostics(await shown('#diagnostics .diagnostics-line').allInnerTexts());
    },
    engineReady: () =>
      eventually(async () => {
        const lines = await visit.diagnostics();
        if (lines['state'] !== 'ready') throw new Error(`the engine is ${JSON.stringify(lines)}`);
        return lines;
      }, STEP_MS),
    setFault: (fault, isOn) =>
      page.evaluate(([name, on]) => (window as Window).simulator!.setFault(name, on), [fault, isOn] as const),
    setNetwork: (network) => page.evaluate((name) => (window as Window).simulator!.setNetwork(name), network),
    async restart(change = {}) {
      current = { ...current, ...change };
      await start();
    },
    call: (name) =>
      page.evaluate((method) => (window as Window).simulator![method](), name) as Promise<never>,
    async problems() {
      const { errors, missing } = await page.evaluate(() => {
        const { record, missingNames } = (window as Window).simulator!;
        return { errors: record.errors, missing: missingNames() };
      });
      return [...uncaught, ...errors, ...missing.map((name) => `not modelled: ${name}`)];
    },
    close: () => context.close(),
  };
  return visit;
}
