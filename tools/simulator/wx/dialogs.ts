import { wxApi } from './api';

export interface Dialogs {
  /** Titles of the toasts shown so far, oldest first. */
  readonly toasts: string[];
  readonly modals: { title: string; content: string }[];
  /** What the shopper answers to the next modals; confirms by default. */
  modalAnswer: 'confirm' | 'cancel';
  navigationBarTitle: string;
}

export function createDialogs(): Dialogs {
  return { toasts: [], modals: [], modalAnswer: 'confirm', navigationBarTitle: '' };
}

/** APIs that show something outside the page: what they showed is noted, and the shopper answers at once. */
export function createDialogApi(dialogs: Dialogs, isAlive: () => boolean) {
  const quiet = (name: string) => wxApi(name, isAlive, () => undefined);
  return {
    showToast: wxApi<{ title: string }>('showToast', isAlive, ({ title }) => void dialogs.toasts.push(title)),
    hideToast: quiet('hideToast'),
    showLoading: quiet('showLoading'),
    hideLoading: quiet('hideLoading'),
    showModal: wxApi<{ title?: string; content?: string }>(
      'showModal',
      isAlive,
      ({ title = '', content = '' }) => {
        dialogs.modals.push({ title, content });
        return { confirm: dialogs.modalAnswer === 'confirm', cancel: dialogs.modalAnswer === 'cancel' };
      },
    ),
    showActionSheet: wxApi('showActionSheet', isAlive, () => ({ tapIndex: 0 })),
    setNavigationBarTitle: wxApi<{ title: string }>('setNavigationBarTitle', isAlive, ({ title }) => {
      dialogs.navigationBarTitle = title;
    }),
    setTabBarBadge: quiet('setTabBarBadge'),
    removeTabBarBadge: quiet('removeTabBarBadge'),
    stopPullDownRefresh: quiet('stopPullDownRefresh'),
    pageScrollTo: quiet('pageScrollTo'),
    vibrateShort: quiet('vibrateShort'),
    showShareMenu: quiet('showShareMenu'),
    hideShareMenu: quiet('hideShareMenu'),
    previewImage: quiet('previewImage'),
    setClipboardData: quiet('setClipboardData'),
  };
}
