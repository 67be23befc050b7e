import { type CatalogueItem } from '../contracts';
import { type Currency } from './formatMoney';
import { ItemTile } from './ItemTile';
import { TileGroups } from './TileGroups';
import { useGroupWindow } from './useGroupWindow';

export interface ItemGridProps {
  items: readonly CatalogueItem[];
  currency: Currency;
  /** False while another page covers this one. */
  isVisible: boolean;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
}

/** Two columns of tiles. */
export function ItemGrid({ items, currency, isVisible, pictureUrl, onOpen }: ItemGridProps) {
  return (
    <TileGroups
      entries={items}
      groupWindow={useGroupWindow(items.length, isVisible)}
      tileOf={(item) => (
        <ItemTile
          key={item.itemId}
          item={item}
          currency={currency}
          pictureUrl={pictureUrl(item.picture)}
          onOpen={onOpen}
        />
      )}
    />
  );
}
