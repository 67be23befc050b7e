import { act, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { useProduct } from './useProduct';

let renderAgain: () => void = () => undefined;

function ProductState() {
  const [, setTurn] = useState(0);
  renderAgain = () => setTurn((turn) => turn + 1);
  return <p>{useProduct('tea').product ? 'ready' : 'waiting'}</p>;
}

it('reads a product again that was given up for fifty later ones', async () => {
  const { services } = await renderInShop(<ProductState />, { items: [buildItem({ itemId: 'tea' })] });
  await waitFor(() => expect(screen.getByText('ready')).toBeTruthy());
  for (let other = 0; other < 50; other += 1) services.shop.products.of(`other-${other}`);
  act(() => renderAgain());
  await waitFor(() => expect(screen.getByText('ready')).toBeTruthy());
});
