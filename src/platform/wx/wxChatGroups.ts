import { type ChatGroups } from '../chatGroups';
import { settled } from './settled';
import { type WxHost } from './wxHost';

/** Cards in a group chat (1044 with a share ticket), a group's tools (1158) and its to-dos (1160). */
const GROUP_SCENES: readonly number[] = [1008, 1044, 1158, 1160];

/** `wx.getGroupEnterInfo`: base library 2.10.4 for a group's tools, 2.17.3 for cards. */
export function createWxChatGroups(wx: WxHost): ChatGroups {
  return {
    entrance() {
      if (typeof wx.getEnterOptionsSync !== 'function' || typeof wx.getGroupEnterInfo !== 'function') {
        return undefined;
      }
      // Also those of an entry while the app was in the background. Coming back by the home screen keeps them.
      const { scene, shareTicket } = wx.getEnterOptionsSync();
      if (!GROUP_SCENES.includes(scene)) return undefined;
      return {
        ticket: shareTicket ?? `scene ${scene}`,
        async askCloudId() {
          try {
            const { cloudID } = await settled<{ cloudID?: string }>((callbacks) =>
              wx.getGroupEnterInfo(callbacks),
            );
            // Absent where no cloud environment is in use.
            return cloudID || undefined;
          } catch {
            // A card in a chat of two (Android calls that 1044, too), a group that was left, no network.
            return undefined;
          }
        },
      };
    },
    carryTickets() {
      wx.updateShareMenu?.({ withShareTicket: true, fail: () => undefined });
    },
  };
}
