import { fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { FavouriteButton } from './FavouriteButton';

it('puts an item among the favourites, says so to a screen reader, and takes it back', async () => {
  const { services } = await renderInShop(<FavouriteButton itemId="tea" title="龙井" />, {
    items: [buildItem({ itemId: 'tea' })],
  });
  const heart = () => screen.getByRole('switch', { name: /收藏龙井$/ });
  expect(heart().getAttribute('aria-checked')).toBe('false');
  fireEvent.click(heart());
  expect(heart().getAttribute('aria-checked')).toBe('true');
  expect(services.library.get().map(({ itemId }) => itemId)).toEqual(['tea']);
  fireEvent.click(heart());
  expect(services.library.get()).toEqual([]);
});
