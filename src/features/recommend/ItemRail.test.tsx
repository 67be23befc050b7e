import { fireEvent, screen, within } from '@testing-library/react';
import { useMemo } from 'react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { useCatalogue } from '../shop/shopService';
import { ItemRail } from './ItemRail';
import { useRails } from './useRails';

const items = ['a', 'b', 'c', 'd'].map((itemId) => buildItem({ itemId }));
const onOpen = jest.fn();

function SimilarTo({ itemId }: { itemId: string }) {
  const rails = useRails(useMemo(() => [itemId], [itemId]));
  const { byId } = useCatalogue();
  return (
    <ItemRail
      kind="similar"
      rail={rails?.similar}
      byId={byId}
      currency="CNY"
      pictureUrl={(path) => path}
      surface="product"
      isVisible
      onOpen={onOpen}
    />
  );
}

describe('a rail', () => {
  it('says why its items stand there and opens the one that is tapped', async () => {
    await renderInShop(<SimilarTo itemId="a" />, { items });
    const rail = document.querySelector('#rail-similar') as HTMLElement;
    expect(within(rail).getByRole('heading').textContent).toBe('相似好物');
    expect(rail.textContent).toContain('看了又看 · 同类里卖得好的');
    fireEvent.click(within(rail).getByRole('link', { name: /商品 c/ }));
    expect(onOpen).toHaveBeenCalledWith('c');
  });

  it('is not there when there is nothing to show', async () => {
    await renderInShop(<SimilarTo itemId="a" />, { items: items.slice(0, 1) });
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
