import { type CatalogueItem } from '../contracts';
import { type Currency } from './formatMoney';
import { ItemTile } from './ItemTile';
import { TileGroups } from './TileGroups';

export interface ItemGridProps {
  items: readonly CatalogueItem[];
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
}

/** Two columns of tiles. */
export function ItemGrid({ items, currency, pictureUrl, onOpen }: ItemGridProps) {
  return (
    <TileGroups
      entries={items}
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
