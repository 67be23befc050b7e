import { CustomWrapper, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria } from './aria';
import { GROUP_TILES, groupId } from './groupWindow';
import './TileGroups.css';
import { type GroupWindow } from './useGroupWindow';

export interface TileGroupsProps<Entry> {
  entries: readonly Entry[];
  /** Of as many tiles as there are entries. */
  groupWindow: GroupWindow;
  /** Draws one tile, with a key. */
  tileOf: (entry: Entry, placeInGroup: number) => ReactNode;
}

/**
 * Two columns of tiles in groups. WeChat sends what changes inside of one custom wrapper as one message: a new order is one
 * message a group instead of the whole page, and few enough of them (20 a second is its limit). Groups far from the screen
 * are empty and as high as before: the same element, so that its observer sees it come back. For WeChat it is the same as long
 * as it has the same attributes, whatever they say: Taro draws a view by a template that has room for no more.
 */
export function TileGroups<Entry>({ entries, groupWindow, tileOf }: TileGroupsProps<Entry>) {
  const { listId, placeholders } = groupWindow;
  return (
    <View id={listId}>
      {placeholders.map((height, place) => {
        const group = entries.slice(place * GROUP_TILES, (place + 1) * GROUP_TILES);
        return (
          <CustomWrapper key={place}>
            <View
              id={groupId(listId, place)}
              className="item-grid tile-group"
              style={height === undefined ? {} : { height: `${height}px` }}
              {...aria({ hidden: height !== undefined })}
            >
              {height === undefined && group.map(tileOf)}
            </View>
          </CustomWrapper>
        );
      })}
    </View>
  );
}
