import { act, fireEvent, screen } from '@testing-library/react';
import { renderInShop } from '../../testing/renderInShop';
import { AddressBookView } from './AddressBookView';

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (id: string, value: string) =>
  fireEvent.change(document.querySelector(`#address-${id}`)!, { target: { value } });

function write(address: string) {
  type('recipient', '王小明');
  type('phone', '13800000000');
  type('address', address);
}

describe('the page of addresses', () => {
  it('adds, changes and deletes an address, and refuses one that nobody can be called at', async () => {
    await renderInShop(<AddressBookView />, { items: [] });
    expect(screen.getByText('还没有收货地址')).toBeTruthy();
    press('新增地址');
    write('茶街 1 号');
    type('phone', 'x');
    press('保存');
    expect(screen.getByText('请填写正确的联系电话')).toBeTruthy();
    write('茶街 1 号');
    press('保存');
    expect(screen.getByText('茶街 1 号')).toBeTruthy();
    expect(screen.getByText('默认')).toBeTruthy();
    press('修改茶街 1 号');
    type('address', '茶街 2 号');
    press('保存');
    press('删除茶街 2 号');
    expect(screen.getByText('还没有收货地址')).toBeTruthy();
  });

  it('makes another one the default', async () => {
    const { services } = await renderInShop(<AddressBookView />, { items: [] });
    const { book } = services.orders;
    act(() => {
      for (const address of ['茶街 1 号', '茶街 2 号'])
        book.save({ recipient: '王小明', phone: '13800000000', address });
    });
    press('把茶街 2 号设为默认');
    const { addresses, defaultId } = book.get();
    expect(addresses.find(({ addressId }) => addressId === defaultId)?.address).toBe('茶街 2 号');
  });

  it("goes on by hand when WeChat's address is not to be had, and stays as it is when its list is closed", async () => {
    let kind: 'closed' | 'unavailable' = 'closed';
    const addressPicker = { isAvailable: true, choose: async () => ({ kind }) };
    await renderInShop(<AddressBookView />, { items: [], addressPicker });
    const importAddress = () => act(async () => press('使用微信地址'));
    await importAddress();
    expect(screen.getByText('还没有收货地址')).toBeTruthy();
    kind = 'unavailable';
    await importAddress();
    expect(screen.getByText('没有取得微信地址，请手动填写')).toBeTruthy();
    write('茶街 1 号');
    press('保存');
    expect(screen.getByText('茶街 1 号')).toBeTruthy();
  });

  it('hands the chosen one to the order', async () => {
    let chosen = 0;
    const { services } = await renderInShop(<AddressBookView onChosen={() => (chosen += 1)} />, {
      items: [],
    });
    act(() => services.orders.book.save({ recipient: '王小明', phone: '13800000000', address: '茶街 1 号' }));
    press('使用茶街 1 号');
    expect(chosen).toBe(1);
    expect(services.orders.address.get().address).toBe('茶街 1 号');
  });
});
