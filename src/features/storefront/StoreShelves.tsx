import { ItemShelf } from '../../components/ItemShelf';
import { type Currency } from '../../components/formatMoney';
import { type CatalogueItem, type Shelf } from '../../contracts';

export interface StoreShelvesProps {
  shelves: readonly Shelf[];
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
}

/** The shop's shelves of the season; goods that are gone or sold out are left out. */
export function StoreShelves({ shelves, byId, ...rest }: StoreShelvesProps) {
  return (
    <>
      {shelves.map(({ shelfId, title, subtitle, itemIds }) => (
        <ItemShelf
          key={shelfId}
          id={`shelf-${shelfId}`}
          title={title}
          subtitle={subtitle}
          items={itemIds.flatMap((itemId) => byId.get(itemId) ?? []).filter(({ stock }) => stock > 0)}
          {...rest}
        />
      ))}
    </>
  );
}
