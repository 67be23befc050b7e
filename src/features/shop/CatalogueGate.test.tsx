import { Text } from '@tarojs/components';
import { act, fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { CatalogueGate } from './CatalogueGate';

it('shows what is known when it cannot be read anew, says so and tries again when asked to', async () => {
  let isOffline = false;
  const { services } = await renderInShop(
    <CatalogueGate skeleton={null}>{({ items }) => <Text>{items[0]!.title}</Text>}</CatalogueGate>,
    {
      items: [buildItem({ itemId: 'tea', title: '龙井' })],
      chooseFate: () => (isOffline ? 'request-lost' : 'answered'),
    },
  );
  isOffline = true;
  await act(() => services.shop.catalogue.refresh());
  expect(screen.getByText(/以下是上次的内容/)).toBeTruthy();
  expect(screen.getByText('龙井')).toBeTruthy();
  isOffline = false;
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '重试' })));
  expect(screen.queryByText(/以下是上次的内容/)).toBeNull();
});
