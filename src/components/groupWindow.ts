/** Tiles of one group: added by one render, which WeChat carries to the page as one message. Small ones keep scrolling smooth. */
export const GROUP_TILES = 6;
/** A list of up to so many tiles stays whole. */
export const WHOLE_TILES = 100;
/** A group that is no more than so many screens away is near. */
export const NEAR_SCREENS = 2;

/** Of a group's element. */
export const groupId = (listId: string, place: number) => `${listId}-${place}`;
export const placeOfGroup = (listId: string, id: string) => Number(id.slice(groupId(listId, 0).length - 1));

/** What an observer tells of a group. */
export interface GroupReport {
  place: number;
  isNear: boolean;
  /** In px. 0 where the page is not laid out, which says nothing. */
  height: number;
}

/** What the height of a group depends on. */
export interface GroupLayout {
  tileCount: number;
  /** Another text when the size of the text or of the window is another one. */
  measure: string;
}

interface GroupSight {
  isNear: boolean;
  /** In px, when its tiles were last seen on the page. */
  height: number;
  tiles: number;
  measure: string;
}

/** Of each group, in px: what keeps its place; undefined where its tiles are on the page. */
export type Placeholders = readonly (number | undefined)[];

export interface GroupWindowState {
  /** Of each group that was ever reported. */
  sights: readonly (GroupSight | undefined)[];
  placeholders: Placeholders;
}

export const NOTHING_SEEN: GroupWindowState = { sights: [], placeholders: [] };

const tilesAt = (place: number, tileCount: number) => Math.min(GROUP_TILES, tileCount - place * GROUP_TILES);

/**
 * Which groups give way to an empty element, and of what height. What was never reported, is near, or has no height that was
 * measured stays. So does a group beside one that is near, until it is a whole group away: a finger that moves to and fro
 * moves no tiles.
 */
export function placeholdersOf(state: GroupWindowState, { tileCount, measure }: GroupLayout): Placeholders {
  const { sights, placeholders: before } = state;
  const places = Array.from({ length: Math.ceil(tileCount / GROUP_TILES) }, (_, place) => place);
  if (tileCount <= WHOLE_TILES) return places.map(() => undefined);

  const measured = sights.filter((sight) => sight?.measure === measure);
  return places.map((place) => {
    const sight = sights[place];
    if (!sight || sight.isNear) return undefined;
    const wasShown = before[place] === undefined;
    if (wasShown && (sights[place - 1]?.isNear || sights[place + 1]?.isNear)) return undefined;
    const tiles = tilesAt(place, tileCount);
    const isOwn = sight.tiles === tiles;
    if (isOwn && sight.measure === measure) return sight.height;
    // Tiles are as high as the layout makes them, whatever they show: after a turn of the phone those on the page stand for all.
    if (isOwn && measured.length === 0) return before[place];
    return measured.find((other) => other?.tiles === tiles)?.height;
  });
}

/** The state after an observer's reports, oldest first. */
export function seeGroups(
  state: GroupWindowState,
  reports: readonly GroupReport[],
  layout: GroupLayout,
): GroupWindowState {
  const shown = placeholdersOf(state, layout);
  const sights = state.sights.slice(0, shown.length);
  for (const { place, isNear, height } of reports) {
    if (height === 0 || place >= shown.length) continue;
    const known = sights[place];
    const isMeasured = shown[place] === undefined;
    const seen = { height, tiles: tilesAt(place, layout.tileCount), measure: layout.measure };
    sights[place] = { ...(known && !isMeasured ? known : seen), isNear };
  }
  return { sights, placeholders: placeholdersOf({ sights, placeholders: shown }, layout) };
}
