import { act, fireEvent, screen, waitFor } from '@testing-library/react';
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
  buildItem({ itemId: 'cup', title: '茶杯', priceMinor: 5000 }),
  buildItem({ itemId: 'toy', title: '小熊', priceMinor: 100 }),
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

  it('puts a removed line back where it stood, with its quantity', async () => {
    const { services } = await renderCart([
      ['cup', 1],
      ['tea', 2],
      ['toy', 1],
    ]);
    const before = services.cart.get().lines;
    fireEvent.click(screen.getByRole('button', { name: '删除龙井' }));
    expect(services.cart.get().lines).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: '撤销：已删除龙井' }));
    expect(services.cart.get().lines).toEqual(before);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('counts what is selected, line by line and all at once, and keeps the choice on the device', async () => {
    const { services, platform } = await renderCart([
      ['cup', 1],
      ['tea', 2],
    ]);
    expect(total()).toBe('¥89.80');
    fireEvent.click(screen.getByRole('checkbox', { name: '选择龙井' }));
    expect(total()).toBe('¥50');
    const all = () => screen.getByRole('checkbox', { name: '全选' });
    expect(all().getAttribute('aria-checked')).toBe('false');
    await waitFor(() => expect(platform.disk.values.get('cart/left-out')).toContain('tea'));
    fireEvent.click(all());
    expect(total()).toBe('¥89.80');
    fireEvent.click(all());
    expect(total()).toBe('¥0');
    expect(services.cart.get().lines).toHaveLength(2);
  });

  it('keeps what cannot be bought apart, without a choice', async () => {
    await renderCart([
      ['pot', 1],
      ['cup', 1],
    ]);
    expect(document.querySelector('#cart-unavailable')?.textContent).toContain('紫砂壶');
    expect(screen.queryByRole('checkbox', { name: '选择紫砂壶' })).toBeNull();
    expect(screen.getByRole('checkbox', { name: '全选' }).getAttribute('aria-checked')).toBe('true');
  });

  it('uncovers a second button by a swipe to the left, and not by scrolling', async () => {
    await renderCart([['tea', 1]]);
    const body = document.querySelector('.cart-line-body')!;
    const swipe = (right: number, down: number) => {
      fireEvent.touchStart(body, { touches: [{ clientX: 200, clientY: 200 }] });
      fireEvent.touchEnd(body, { changedTouches: [{ clientX: 200 + right, clientY: 200 + down }] });
    };
    swipe(-60, 80);
    expect(screen.queryByRole('button', { name: '确认删除龙井' })).toBeNull();
    swipe(-60, 5);
    expect(screen.getByRole('button', { name: '确认删除龙井' })).toBeTruthy();
    swipe(60, 5);
    expect(screen.queryByRole('button', { name: '确认删除龙井' })).toBeNull();
  });
});
