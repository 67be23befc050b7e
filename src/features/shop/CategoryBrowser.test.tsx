import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { buildItem, buildProfile } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { CategoryBrowser } from './CategoryBrowser';

const ITEMS = [
  buildItem({ itemId: 'longjing', group: '茶叶', priceMinor: 800, soldCount: 9 }),
  buildItem({ itemId: 'pot', group: '茶具', priceMinor: 900, soldCount: 7 }),
  buildItem({ itemId: 'cup', group: '茶具', priceMinor: 100, soldCount: 8, stock: 0 }),
  buildItem({ itemId: 'toy', categoryId: 'toys' }),
];
const PROFILE = buildProfile({
  categories: [
    { categoryId: 'tea', title: '茶', picture: 'a.webp' },
    { categoryId: 'toys', title: '玩具', picture: 'a.webp' },
  ],
});

function Browser() {
  const [selectedId, setSelectedId] = useState<string>();
  return (
    <CategoryBrowser
      profile={PROFILE}
      items={ITEMS}
      selectedId={selectedId}
      onSelect={setSelectedId}
      onOpen={() => undefined}
    />
  );
}

const press = (role: string, name: string) => fireEvent.click(screen.getByRole(role, { name }));
const shown = () => [...document.querySelectorAll('.item-row')].map(({ id }) => id.replace('row-', ''));

it('narrows a category to a kind, sorts it by price both ways and leaves out what is sold out', async () => {
  await renderInShop(<Browser />, { items: ITEMS });
  expect(shown()).toEqual(['longjing', 'pot', 'cup']);
  press('radio', '按价格从低到高排列');
  expect(shown()).toEqual(['cup', 'longjing', 'pot']);
  press('radio', '按价格从高到低排列');
  press('radio', '茶具');
  expect(shown()).toEqual(['pot', 'cup']);
  press('switch', '只看有货');
  expect(shown()).toEqual(['pot']);
});

it('starts another category as the shop has it', async () => {
  await renderInShop(<Browser />, { items: ITEMS });
  press('switch', '只看有货');
  press('tab', '玩具');
  press('tab', '茶');
  expect(shown()).toEqual(['longjing', 'pot', 'cup']);
});
