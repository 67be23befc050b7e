import { act, fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { useCatalogue } from '../shop/shopService';
import { CartView } from './CartView';

const ITEMS = [
  buildItem({
    itemId: 'tea',
    title: '龙井',
    priceMinor: 1990,
    stock: 3,
    thumbnail: 'pictures/tea-small.webp',
  }),
  buildItem({ itemId: 'pot', title: '紫砂壶', priceMinor: 9900, stock: 0 }),
];

function Cart({ onCheckout = () => undefined }: { onCheckout?: () => void }) {
  const { byId } = useCatalogue();
  return (
    <CartView
      byId={byId}
      currency="CNY"
      pictureUrl={(path) => path}
      onOpen={() => undefined}
      onBrowse={() => undefined}
      onCheckout={onCheckout}
    />
  );
}

async function renderCart(lines: [string, number][], onCheckout?: () => void) {
  const app = await renderInShop(<Cart {...(onCheckout && { onCheckout })} />, { items: ITEMS });
  act(() => lines.forEach(([itemId, quantity]) => app.services.cart.add(itemId, quantity)));
  await screen.findByText('合计');
  return app;
}

const total = () => document.querySelector('#cart-total')?.textContent;

describe('the cart page', () => {
  it('invites to browse while it is empty', async () => {
    await renderInShop(<Cart />, { items: ITEMS });
    expect(screen.getByText('购物车是空的')).toBeTruthy();
  });

  it('shows the small rendition of a picture where there is one', async () => {
    await renderCart([
      ['tea', 1],
      ['pot', 1],
    ]);
    const pictures = [...document.querySelectorAll('.cart-line-picture img')];
    expect(pictures.map((picture) => picture.getAttribute('src')).sort()).toEqual([
      'pictures/pot.webp',
      'pictures/tea-small.webp',
    ]);
  });

  it('follows each tap on the stepper with the total', async () => {
    await renderCart([['tea', 1]]);
    expect(total()).toBe('¥19.90');
    fireEvent.click(screen.getByRole('button', { name: '龙井的数量加一' }));
    expect(total()).toBe('¥39.80');
    fireEvent.click(screen.getByRole('button', { name: '龙井的数量减一' }));
    fireEvent.click(screen.getByRole('button', { name: '龙井的数量减一' }));
    expect(total()).toBe('¥19.90');
  });

  it('goes no further than the stock', async () => {
    await renderCart([['tea', 3]]);
    const more = screen.getByRole('button', { name: '龙井的数量加一' });
    expect(more.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(more);
    expect(total()).toBe('¥59.70');
  });

  it('leaves what is sold out of the total and of the order', async () => {
    let checkouts = 0;
    await renderCart([['pot', 1]], () => (checkouts += 1));
    expect(total()).toBe('¥0');
    fireEvent.click(screen.getByRole('button', { name: '去结算（0）' }));
    expect(checkouts).toBe(0);
  });

  it('removes a line', async () => {
    await renderCart([['tea', 2]]);
    fireEvent.click(screen.getByRole('button', { name: '删除龙井' }));
    expect(screen.getByText('购物车是空的')).toBeTruthy();
  });
});
