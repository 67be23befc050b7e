import { act, fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import OrderConfirmationPage from './index';

jest.mock('@tarojs/taro', () => ({ useRouter: () => ({ params: { itemId: 'tea' } }) }));

const TEA = buildItem({ itemId: 'tea', stock: 1 });

function fillAddress() {
  const type = (id: string, value: string) =>
    fireEvent.change(document.querySelector(`#address-${id}`)!, { target: { value } });
  type('recipient', '王小明');
  type('phone', '13800000000');
  type('address', '杭州市西湖区');
}

describe('the page that confirms an order', () => {
  it('still shows the order when the catalogue, read anew, no longer has what was ordered', async () => {
    const { state, services } = await renderInShop(<OrderConfirmationPage />, { items: [TEA] });
    fillAddress();
    fireEvent.click(screen.getByRole('button', { name: '提交订单（模拟支付）' }));
    await screen.findByText('下单成功');
    state.items = [{ ...TEA, stock: 0 }];
    await act(() => services.shop.catalogue.refresh());
    expect(screen.queryByText('没有可以结算的商品')).toBeNull();
    expect(screen.getByText('下单成功')).toBeTruthy();
  });

  it('offers the way back when nothing can be ordered', async () => {
    await renderInShop(<OrderConfirmationPage />, { items: [{ ...TEA, stock: 0 }] });
    expect(screen.getByText('没有可以结算的商品')).toBeTruthy();
  });
});
