import { type AppLife, WxFailure, wxApi } from './api';

/** What a phone shows outside of the page, and what the shopper answers. */
export interface DialogScreen {
  toast(title: string, durationMs: number): void;
  /** Until `hideLoading`. */
  loading(title: string | undefined): void;
  modal(modal: { title: string; content: string }): Promise<'confirm' | 'cancel'>;
  /** Index of the chosen entry; undefined when the sheet was closed. */
  actionSheet(entries: readonly string[]): Promise<number | undefined>;
  navigationBarTitle(title: string): void;
  /** Undefined takes the badge away. */
  tabBarBadge(index: number, text: string | undefined): void;
  scrollPageTo(top: number): void;
  pullDownRefreshEnded(): void;
}

const TOAST_MS = 1500;

/** APIs that show something outside the page. */
export function createDialogApi(screen: DialogScreen, life: AppLife) {
  const quiet = (name: string) => wxApi(name, life, () => undefined);
  return {
    showToast: wxApi<{ title: string; duration?: number }>(
      'showToast',
      life,
      ({ title, duration = TOAST_MS }) => screen.toast(title, duration),
    ),
    hideToast: wxApi('hideToast', life, () => screen.toast('', 0)),
    showLoading: wxApi<{ title: string }>('showLoading', life, ({ title }) => screen.loading(title)),
    hideLoading: wxApi('hideLoading', life, () => screen.loading(undefined)),
    showModal: wxApi<{ title?: string; content?: string }>(
      'showModal',
      life,
      async ({ title = '', content = '' }) => {
        const answer = await screen.modal({ title, content });
        return { confirm: answer === 'confirm', cancel: answer === 'cancel' };
      },
    ),
    showActionSheet: wxApi<{ itemList: string[] }>('showActionSheet', life, async ({ itemList }) => {
      const tapIndex = await screen.actionSheet(itemList);
      if (tapIndex === undefined) throw new WxFailure('cancel');
      return { tapIndex };
    }),
    setNavigationBarTitle: wxApi<{ title: string }>('setNavigationBarTitle', life, ({ title }) =>
      screen.navigationBarTitle(title),
    ),
    setTabBarBadge: wxApi<{ index: number; text: string }>('setTabBarBadge', life, ({ index, text }) =>
      screen.tabBarBadge(index, text),
    ),
    removeTabBarBadge: wxApi<{ index: number }>('removeTabBarBadge', life, ({ index }) =>
      screen.tabBarBadge(index, undefined),
    ),
    pageScrollTo: wxApi<{ scrollTop?: number }>('pageScrollTo', life, ({ scrollTop = 0 }) =>
      screen.scrollPageTo(scrollTop),
    ),
    stopPullDownRefresh: wxApi('stopPullDownRefresh', life, () => screen.pullDownRefreshEnded()),
    vibrateShort: quiet('vibrateShort'),
    showShareMenu: quiet('showShareMenu'),
    hideShareMenu: quiet('hideShareMenu'),
    previewImage: quiet('previewImage'),
    setClipboardData: quiet('setClipboardData'),
  };
}
