import { act, fireEvent, screen } from '@testing-library/react';
import { createMemoryNetwork } from '../../platform/memory/memoryNetwork';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { createPrivacyClient } from '../../shopClient/privacyClient';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { collectExport } from './collectExport';
import { PrivacyView } from './PrivacyView';

const items = [buildItem({ itemId: 'tea' })];
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

describe('deleting everything', () => {
  it('asks first, then says that the cloud waits for a network, with the phone empty at once', async () => {
    const { services } = await renderInShop(<PrivacyView />, { items, network: createMemoryNetwork(true) });
    await act(async () => void services.cart.add('tea'));
    await press('删除全部数据');
    await press('取消');
    expect(services.cart.get().lines).toHaveLength(1);
    await press('删除全部数据');
    await press('确认删除');
    expect(services.cart.get().lines).toEqual([]);
    expect(screen.getByText(/联网后自动删除/)).toBeTruthy();
  });
});

describe('an export', () => {
  it('says what went wrong and can be tried again where the cloud is out of reach', async () => {
    await renderInShop(<PrivacyView />, { items });
    await press('整理成文件');
    expect(screen.getByText(/网络不给力/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });

  it('joins all pages of the cloud and what lies on the phone into one file', async () => {
    const pages = [
      {
        documents: [{ collection: 'orders', document: { orderId: 'a' } }],
        nextCursor: { collection: 'orders', after: 'a' },
      },
      { documents: [{ collection: 'orders', document: { orderId: 'b' } }] },
    ];
    const asked: object[] = [];
    const { cloud } = createMemoryPlatform({
      functions: {
        privacy: (request) => {
          asked.push(request);
          return { ok: true, value: pages[asked.length - 1] };
        },
      },
    });
    const outcome = await collectExport(createPrivacyClient(cloud), { cart: ['tea'] }, 0);
    if (!outcome.ok) throw new Error(outcome.failure.detail);
    expect(outcome.value).toMatchObject({ documents: 2, isComplete: true });
    expect(JSON.parse(outcome.value.text)).toEqual({
      exportedAt: '1970-01-01T00:00:00.000Z',
      isComplete: true,
      cloud: { orders: [{ orderId: 'a' }, { orderId: 'b' }] },
      phone: { cart: ['tea'] },
    });
    expect(asked).toEqual([
      { action: 'export' },
      { action: 'export', cursor: { collection: 'orders', after: 'a' } },
    ]);
  });
});
