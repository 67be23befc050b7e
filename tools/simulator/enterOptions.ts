/** How the app was entered, as `wx.getEnterOptionsSync` and `onShow` tell it. */
export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket?: string;
}

/** By the app's icon. */
const ICON_SCENE = 1001;
/** By a card with a share ticket. */
const TICKET_SCENE = 1044;

/** A new entry at `path`: by a card in the chat group, or by the icon without one. */
export function enterOptions(path: string, group?: string): EnterOptions {
  if (group === undefined) return { path, query: {}, scene: ICON_SCENE };
  return { path, query: {}, scene: TICKET_SCENE, shareTicket: globalThis.crypto.randomUUID() };
}
