import { type DialogScreen } from '../wx/dialogs';

export interface NotedDialogs {
  /** Titles of the toasts shown so far, oldest first. */
  readonly toasts: string[];
  readonly modals: { title: string; content: string }[];
  /** What the shopper answers to the next modals; confirms by default. */
  modalAnswer: 'confirm' | 'cancel';
  navigationBarTitle: string;
}

/** A screen without pictures: what was shown is noted, and the shopper answers at once. */
export function createNotedDialogs(): NotedDialogs & { screen: DialogScreen } {
  const dialogs: NotedDialogs = { toasts: [], modals: [], modalAnswer: 'confirm', navigationBarTitle: '' };
  const screen: DialogScreen = {
    toast: (title) => void (title && dialogs.toasts.push(title)),
    loading: () => undefined,
    async modal(modal) {
      dialogs.modals.push(modal);
      return dialogs.modalAnswer;
    },
    actionSheet: async () => 0,
    navigationBarTitle: (title) => void (dialogs.navigationBarTitle = title),
    tabBarBadge: () => undefined,
    scrollPageTo: () => undefined,
    pullDownRefreshEnded: () => undefined,
  };
  return Object.assign(dialogs, { screen });
}
