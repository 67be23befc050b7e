import { type AppConfig, type PageConfig, type Themes } from '../appConfig';
import { type DialogScreen } from '../wx/dialogs';
import { onPress } from './press';

/** What a phone shows around a page, and over it. */
export interface PhoneScreen extends DialogScreen {
  /** Where pages go. */
  stage: HTMLElement;
  /** The bars as the shown page wants them. */
  showBars(page: { route: string; config: PageConfig; isTab: boolean; canGoBack: boolean }): void;
  setTheme(theme: 'light' | 'dark'): void;
}

export interface ScreenActions {
  back(): void;
  switchTab(route: string): void;
  /** Pulled down far enough. */
  refresh(): void;
  scrollPageTo(top: number): void;
}

export function createPhoneScreen(app: AppConfig, themes: Themes, actions: ScreenActions): PhoneScreen {
  const title = element('div', 'bar-title');
  const back = element('button', 'bar-back', '‹');
  back.setAttribute('aria-label', '返回');
  onPress(back, 'back', actions.back);
  const capsule = element('div', 'bar-capsule', '•••　◉');
  capsule.setAttribute('aria-hidden', 'true');
  const navigationBar = element('header', 'navigation-bar');
  navigationBar.append(back, title, capsule);
  const stage = element('main', 'stage');
  const refreshing = element('div', 'refreshing');
  refreshing.hidden = true;
  stage.append(refreshing);
  const tabBar = element('nav', 'tab-bar');
  tabBar.setAttribute('role', 'tablist');
  const overlay = element('div', 'overlay');
  overlay.setAttribute('aria-live', 'polite');
  document.body.append(navigationBar, stage, tabBar, overlay);

  let theme: 'light' | 'dark' = 'light';
  let shown: Parameters<PhoneScreen['showBars']>[0] | undefined;
  const badges = new Map<number, string>();
  let toastTimer: ReturnType<typeof setTimeout> | undefined;
  const colour = (value: string | undefined) =>
    value?.startsWith('@') ? themes[theme]?.[value.slice(1)] : value;

  function draw(): void {
    document.documentElement.dataset['theme'] = theme;
    if (!shown) return;
    const { route, config, isTab, canGoBack } = shown;
    title.textContent = config.navigationBarTitleText ?? '';
    navigationBar.style.background = colour(config.navigationBarBackgroundColor) ?? '';
    navigationBar.style.color = colour(config.navigationBarTextStyle) ?? '';
    stage.style.background = colour(config.backgroundColor) ?? '';
    back.hidden = !canGoBack;
    tabBar.hidden = !isTab;
    tabBar.style.background = colour(app.tabBar?.backgroundColor) ?? '';
    tabBar.replaceChildren(...(app.tabBar?.list ?? []).map((tab, index) => drawTab(tab, index, route)));
  }

  function drawTab(
    { pagePath, text, iconPath, selectedIconPath }: NonNullable<AppConfig['tabBar']>['list'][number],
    index: number,
    route: string,
  ): HTMLElement {
    const isSelected = pagePath === route;
    const tab = element('button', 'tab');
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(isSelected));
    tab.style.color = colour(isSelected ? app.tabBar?.selectedColor : app.tabBar?.color) ?? '';
    const icon = isSelected ? selectedIconPath : iconPath;
    if (icon !== undefined) {
      const picture = element('img', 'tab-icon');
      picture.src = `assets/${icon}`;
      picture.alt = '';
      tab.append(picture);
    }
    tab.append(element('span', 'tab-text', text));
    const badge = badges.get(index);
    if (badge !== undefined) tab.append(element('span', 'tab-badge', badge));
    onPress(tab, pagePath, () => actions.switchTab(pagePath));
    return tab;
  }

  /** Shows `box` over everything until the promise's answer is there. */
  function ask<Answer>(build: (answer: (value: Answer) => void) => HTMLElement): Promise<Answer> {
    return new Promise((resolve) => {
      const layer = element('div', 'dialog-layer');
      layer.append(
        build((value) => {
          layer.remove();
          resolve(value);
        }),
      );
      overlay.append(layer);
    });
  }

  watchPull(stage, () => {
    if (shown?.config.enablePullDownRefresh !== true || !refreshing.hidden) return;
    refreshing.hidden = false;
    actions.refresh();
  });

  return {
    stage,
    showBars(page) {
      shown = page;
      draw();
    },
    setTheme(value) {
      theme = value;
      draw();
    },
    toast(text, durationMs) {
      clearTimeout(toastTimer);
      overlay.querySelector('.toast')?.remove();
      if (text === '') return;
      overlay.append(element('div', 'toast', text));
      toastTimer = setTimeout(() => overlay.querySelector('.toast')?.remove(), durationMs);
    },
    loading(text) {
      overlay.querySelector('.loading')?.remove();
      if (text !== undefined) overlay.append(element('div', 'toast loading', text));
    },
    modal: ({ title: heading, content }) =>
      ask((answer) => {
        const box = element('div', 'modal');
        box.setAttribute('role', 'alertdialog');
        const choices = element('div', 'modal-choices');
        choices.append(
          choice('取消', () => answer('cancel')),
          choice('确定', () => answer('confirm')),
        );
        box.append(element('h2', 'modal-title', heading), element('p', 'modal-content', content), choices);
        return box;
      }),
    actionSheet: (entries) =>
      ask((answer) => {
        const sheet = element('div', 'action-sheet');
        sheet.append(
          ...entries.map((entry, index) => choice(entry, () => answer(index))),
          choice('取消', () => answer(undefined)),
        );
        return sheet;
      }),
    navigationBarTitle: (text) => void (title.textContent = text),
    tabBarBadge(index, text) {
      if (text === undefined) badges.delete(index);
      else badges.set(index, text);
      draw();
    },
    scrollPageTo: actions.scrollPageTo,
    pullDownRefreshEnded: () => void (refreshing.hidden = true),
  };
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function choice(text: string, act: () => void): HTMLElement {
  const button = element('button', 'dialog-choice', text);
  onPress(button, `choice ${text}`, act);
  return button;
}

const PULL_DISTANCE = 70;

/** A finger that pulls the top of a page down. */
function watchPull(stage: HTMLElement, onPull: () => void): void {
  let startY: number | undefined;
  stage.addEventListener('pointerdown', (event) => {
    const page = (event.target as HTMLElement).closest('.page');
    startY = page && page.scrollTop <= 0 ? event.clientY : undefined;
  });
  const move = (y: number) => {
    if (startY === undefined || y - startY < PULL_DISTANCE) return;
    startY = undefined;
    onPull();
  };
  stage.addEventListener('pointermove', (event) => event.buttons > 0 && move(event.clientY));
  // A finger that scrolls sends touches only.
  stage.addEventListener('touchmove', (event) => move(event.touches[0]!.clientY), { passive: true });
}
