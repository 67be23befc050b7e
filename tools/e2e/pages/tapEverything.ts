export interface TapOptions {
  /** `#/pages/…`: where the page is opened again after a tap that led away or changed it. */
  address: string;
  /** A browser's own selector of what is there once the page can be tapped. */
  shows: string;
  /** A control that has done nothing for so long does nothing. */
  deadAfterMs: number;
  /** The whole page; what is left over then is reported. */
  patienceMs: number;
}

export interface TapReport {
  /** Controls that were tapped, by what a screen reader says. */
  tapped: string[];
  /** Those after which nothing had changed: no node, no attribute, no address, no storage, no request. */
  dead: string[];
  /** Controls that something else lies over wherever the page is scrolled to. */
  covered: string[];
  /** Errors that a tap caused, with the control. */
  errors: string[];
  /** Controls that there was no time for. */
  left: string[];
}

/**
 * Taps every control of the page that `address` opens, and every control that a tap has brought, such as those of a sheet.
 * Of the many alike that the shop's goods and categories make, the first two. A control that is off, chosen already or a field
 * to write into may do nothing. Runs inside of the page: it uses nothing from outside.
 */
export async function tapEverything(options: TapOptions): Promise<TapReport> {
  const { address, shows, deadAfterMs, patienceMs } = options;
  const CONTROLS =
    '[role=button], [role=link], [role=tab], [role=switch], [role=radio], [role=checkbox], button, a, input[type=checkbox]';
  const OF_GOODS =
    '.item-tile-body, .item-tile-menu, .item-row, .shelf-item, .shortcut, .category-name, .category-facet, .search-chip';
  const ALIKE = 2;
  const QUIET_MS = 100;
  const STEP_MS = 8000;
  const BACK_MS = 1500;
  const SETTLED_MS = 500;
  /** A tab takes every other page off the stack; these are quickly drawn. */
  const ASIDE = address.startsWith('#/pages/me/') ? 'cart' : 'me';
  const TABS = /#\/pages\/(home|category|cart|me)\//;
  /** What takes away what others act on comes last. */
  const TAKES_AWAY = /删除|清除|取消|提交|确/;
  const report: TapReport = { tapped: [], dead: [], covered: [], errors: [], left: [] };
  const endMs = performance.now() + patienceMs;
  performance.setResourceTimingBufferSize(100_000);

  let current = 'opening';
  const noteError = (event: ErrorEvent | PromiseRejectionEvent) => {
    const reason = 'reason' in event ? (event.reason as unknown) : event.message;
    report.errors.push(`${current}: ${String(reason)}`);
  };
  window.addEventListener('error', noteError);
  window.addEventListener('unhandledrejection', noteError);

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const isSeen = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true } as CheckVisibilityOptions) &&
    element.getBoundingClientRect().width > 0;
  const nameOf = (element: Element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) ||
    element.className;
  const mayDoNothing = (element: Element) =>
    ['aria-disabled', 'aria-selected'].some((name) => element.getAttribute(name) === 'true') ||
    element.matches('[role=radio][aria-checked=true], .weui-bar__item_on');
  /** The same control on the page opened again. */
  const keyOf = (element: Element) =>
    [element.closest('[id]')?.id, element.localName, element.getAttribute('role'), nameOf(element)].join(' ');

  const isSwitch = (element: Element) =>
    element.matches('[role=switch], [role=checkbox], input[type=checkbox]');

  function listControls(): Map<string, Element> {
    const alike = new Map<string, number>();
    const controls = new Map<string, Element>();
    for (const element of document.querySelectorAll(CONTROLS)) {
      if (!isSeen(element)) continue;
      let key = keyOf(element);
      if (element.matches(OF_GOODS)) {
        const kind = element.classList.item(1) ?? '';
        alike.set(kind, (alike.get(kind) ?? 0) + 1);
        if (alike.get(kind)! > ALIKE) continue;
        // Another may stand in its place when the page is opened again.
        key = `${kind} ${alike.get(kind)}`;
      }
      if (!mayDoNothing(element) && !controls.has(key)) controls.set(key, element);
    }
    return controls;
  }

  /** In its middle, and where a sheet leaves the edges of the shade behind it to be seen. */
  const SPOTS = [
    [0.5, 0.5],
    [0.5, 0.1],
    [0.5, 0.9],
    [0.1, 0.5],
    [0.9, 0.5],
  ] as const;

  const hitsOf = (control: Element) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return SPOTS.map(([x, y]) => document.elementFromPoint(left + x * width, top + y * height));
  };

  /** What a finger on the control would hit of it; undefined where something else lies over it. */
  function underFinger(control: Element): Element | undefined {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    return (
      hitsOf(control).find((hit) => hit && (control.contains(hit) || hit.contains(control))) ?? undefined
    );
  }

  function above(key: string): string {
    const [hit] = hitsOf(listControls().get(key)!);
    return hit ? `${hit.localName}.${hit.getAttribute('class') ?? ''}` : 'the edge of the screen';
  }

  // An icon has no click() of its own.
  const click = (target: Element) =>
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));

  const state = () =>
    [
      location.href,
      JSON.stringify({ ...localStorage }),
      performance.getEntriesByType('resource').length,
    ].join();

  /** Resolves as soon as something has changed, with false when nothing does. */
  function changeWithin(ms: number, act: () => void): Promise<boolean> {
    return new Promise((resolve) => {
      const before = state();
      const startedMs = performance.now();
      const end = (hasChanged: boolean) => {
        observer.disconnect();
        clearInterval(timer);
        resolve(hasChanged);
      };
      // The finger's own mark is no answer.
      const isMark = ({ type, attributeName, target }: MutationRecord) =>
        type === 'attributes' &&
        attributeName === 'class' &&
        (target as Element).matches('.pressable, .pressed') &&
        !(target as Element).matches('[aria-checked]');
      const observer = new MutationObserver((records) => {
        if (!records.every(isMark)) end(true);
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      const timer = setInterval(() => {
        if (state() !== before) end(true);
        else if (performance.now() - startedMs > ms) end(false);
      }, 20);
      act();
    });
  }

  async function quiet(): Promise<void> {
    const giveUpMs = performance.now() + 2000;
    while (performance.now() < giveUpMs && (await changeWithin(QUIET_MS, () => undefined)));
  }

  async function waitFor(isSo: () => boolean, what: string): Promise<void> {
    const giveUpMs = performance.now() + STEP_MS;
    while (!isSo()) {
      if (performance.now() > giveUpMs) throw new Error(`after "${current}": ${what}`);
      await pause(20);
    }
  }

  const isThere = (selector: string) => [...document.querySelectorAll(selector)].some(isSeen);
  const isOpen = () => location.hash === address && isThere(shows);

  async function open(): Promise<void> {
    // Taro's router loses an address that comes while it still changes pages.
    location.hash = `#/pages/${ASIDE}/index`;
    await waitFor(() => isThere(`#${ASIDE}-page`) && !isOpen(), `the page stays, or there is no ${ASIDE}`);
    await quiet();
    location.hash = address;
    await waitFor(isOpen, `${address} does not show ${shows}`);
    await quiet();
  }

  async function goBack(): Promise<void> {
    history.back();
    const giveUpMs = performance.now() + BACK_MS;
    while (!isOpen() && performance.now() < giveUpMs) await pause(20);
    await quiet();
  }

  /**
   * True when the control was there and could be hit. What is switched is switched back.
   * @param isFresh the page has just been opened: what is not there may come yet, such as the native part of a field
   */
  async function tap(key: string, isFresh: boolean): Promise<boolean> {
    const giveUpMs = performance.now() + SETTLED_MS;
    let control = listControls().get(key);
    let target = control && underFinger(control);
    // A list that comes anew puts another in its place.
    while ((control || isFresh) && !target && performance.now() < giveUpMs) {
      await pause(50);
      control = listControls().get(key);
      target = control && underFinger(control);
    }
    if (!control || !target) return false;
    current = nameOf(control);
    report.tapped.push(current);
    if (!(await changeWithin(deadAfterMs, () => click(target)))) report.dead.push(current);
    await quiet();
    if (isSwitch(control) && control.isConnected) {
      click(target);
      await quiet();
    }
    return true;
  }

  async function tapAgain(path: readonly string[]): Promise<boolean> {
    await open();
    for (const key of path) {
      const control = listControls().get(key);
      const target = control && underFinger(control);
      if (!target) return false;
      click(target);
      await quiet();
    }
    return true;
  }

  await open();
  const known = new Set(listControls().keys());
  const waiting = [...known]
    .sort((one, other) => Number(TAKES_AWAY.test(one)) - Number(TAKES_AWAY.test(other)))
    .map((key) => [key]);
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    if (performance.now() > endMs) {
      report.left = [path, ...waiting].map((left) => left.join(' → '));
      break;
    }
    const key = path.at(-1)!;
    // Without opening the page again where the taps before have left the control in reach.
    const isTapped =
      (isOpen() && (await tap(key, false))) ||
      ((await tapAgain(path.slice(0, -1))) && (await tap(key, true)));
    if (!isTapped) {
      // What is gone was taken away by a tap before.
      if (path.length === 1 && listControls().has(key)) report.covered.push(`${key}, under ${above(key)}`);
      continue;
    }
    if (location.hash !== address) {
      // A tab takes the place of what was there: there is no way back to it.
      if (!TABS.test(location.hash)) await goBack();
      continue;
    }
    if (path.length > 1) continue;
    // What lies on top, such as a sheet or the bar that takes a deletion back, is last in the page.
    const brought = [...listControls().keys()].filter((found) => !known.has(found)).reverse();
    brought.forEach((found) => known.add(found));
    waiting.unshift(...brought.map((found) => [key, found]));
  }
  window.removeEventListener('error', noteError);
  window.removeEventListener('unhandledrejection', noteError);
  return report;
}
