import { useMemo } from 'react';
import { type Currency } from '../../components/formatMoney';
import { ItemShelf } from '../../components/ItemShelf';
import { type CatalogueItem } from '../../contracts';
import { useStore } from '../../state/useStore';
import { useRecommend } from './recommendService';

const MOST_ITEMS = 12;
/** One or two are still remembered without a shelf. */
const LEAST_ITEMS = 3;

export interface RecentShelfProps {
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
}

/** What the shopper looked at last, last first, as long as the phone remembers it. */
export function RecentShelf({ byId, ...rest }: RecentShelfProps) {
  const { interactions } = useStore(useRecommend().history);
  const items = useMemo(() => {
    const seen = new Set([...interactions].reverse().map(({ itemId }) => itemId));
    return [...seen].flatMap((itemId) => byId.get(itemId) ?? []).slice(0, MOST_ITEMS);
  }, [interactions, byId]);
  return <ItemShelf id="recent" title="最近看过" items={items.length < LEAST_ITEMS ? [] : items} {...rest} />;
}
