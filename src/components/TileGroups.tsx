import { CustomWrapper, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import './TileGroups.css';
import { STEP_TILES } from './useListWindow';

export interface TileGroupsProps<Entry> {
  entries: readonly Entry[];
  /** Draws one tile, with a key. */
  tileOf: (entry: Entry, placeInGroup: number) => ReactNode;
}

/**
 * Two columns of tiles in groups. WeChat sends what changes inside of one custom wrapper as one message: a new order is one
 * message a group instead of the whole page, and few enough of them (20 a second is its limit).
 */
export function TileGroups<Entry>({ entries, tileOf }: TileGroupsProps<Entry>) {
  const groups: (readonly Entry[])[] = [];
  for (let start = 0; start < entries.length; start += STEP_TILES) {
    groups.push(entries.slice(start, start + STEP_TILES));
  }
  return (
    <View>
      {groups.map((group, place) => (
        <CustomWrapper key={place}>
          <View className="item-grid tile-group">{group.map(tileOf)}</View>
        </CustomWrapper>
      ))}
    </View>
  );
}
