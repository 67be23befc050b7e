import { act, fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { PreferencesView } from './PreferencesView';

const items = [
  ...['tea-1', 'tea-2', 'tea-3'].map((itemId) => buildItem({ itemId, categoryId: 'tea', priceMinor: 1_500 })),
  ...['cup-1', 'cup-2'].map((itemId) => buildItem({ itemId, categoryId: 'cup', priceMinor: 8_000 })),
];

/** Likes what shares a category with any look. */
const score = (history: readonly string[]) => ({
  kind: 'scored' as const,
  scores: new Map(
    items.map(({ itemId }, place) => {
      const liked = history.some((seen) => seen.split('-')[0] === itemId.split('-')[0]);
      return [itemId, (liked ? 10 : 0) - place / 100] as const;
    }),
  ),
  modelVersion: 'model-1',
  backend: 'cpu' as const,
  elapsedMs: 1,
});

async function show(isPersonal = true) {
  return renderInShop(
    <PreferencesView
      byId={new Map(items.map((item) => [item.itemId, item]))}
      categoryTitle={(id) => ({ tea: '茶', cup: '杯子' })[id]}
      currency="CNY"
      isPersonal={isPersonal}
      nowMs={1_700_000_000_000}
      zoneOffsetMs={0}
    />,
    { items, score },
  );
}

describe('what the phone knows', () => {
  it('is said to be nothing before anything was done', async () => {
    await show();
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /删除偏好/ })).toBeNull();
  });

  it('stands there in words and shares, and what is removed has no say in the very next ranking', async () => {
    const { services, recommender } = await show();
    await act(async () => services.behaviour.itemOpened('tea-1'));
    await act(async () => services.behaviour.itemOpened('cup-1'));
    expect(screen.getByText('茶 · 50%（1 次）')).toBeTruthy();
    expect(screen.getByText('¥10 – ¥20 · 50%（1 次）')).toBeTruthy();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '删除偏好：杯子' })));
    expect(screen.queryByText(/杯子/)).toBeNull();
    expect(screen.getByText('茶 · 100%（1 次）')).toBeTruthy();
    expect(recommender.asked.at(-1)).toEqual(['tea-1']);
    expect(services.recommend.ranking.get().order[0]).toMatch(/^tea/);
  });

  it('lets what was dismissed come back', async () => {
    const { services } = await show();
    await act(async () => services.recommend.history.dismiss('cup-2'));
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^恢复推荐/ })));
    expect(services.recommend.history.get().dismissals).toEqual([]);
  });
});
