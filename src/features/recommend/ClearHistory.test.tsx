import { act, fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { ClearHistory } from './ClearHistory';

async function openSheet() {
  const { services } = await renderInShop(<ClearHistory />, { items: [buildItem({ itemId: 'tea' })] });
  await act(async () => services.recommend.history.record('tea', 'viewed'));
  fireEvent.click(screen.getByRole('button', { name: '清除浏览记录' }));
  return services.recommend.history;
}

describe('clearing the history', () => {
  it('asks first, and keeps everything after a no', async () => {
    const history = await openSheet();
    fireEvent.click(screen.getByRole('button', { name: '取消' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(history.get().interactions).toHaveLength(1);
  });

  it('forgets what was looked at after a yes', async () => {
    const history = await openSheet();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '清除' })));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(history.get().interactions).toEqual([]);
  });
});
