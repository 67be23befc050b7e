import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { type DismissalReason } from '../../domain/rerank/dismissals';
import { type Scoring } from '../../inference/recommender';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { useCatalogue } from '../shop/shopService';
import { RecommendedFeed } from './RecommendedFeed';

const ITEMS = ['tea', 'cup', 'pot', 'toy'].flatMap((categoryId) =>
  [1, 2, 3].map((place) => buildItem({ itemId: `${categoryId}-${place}`, categoryId })),
);

function scoreByLastCategory(history: readonly string[]): Scoring {
  const wanted = history[history.length - 1]?.split('-')[0];
  const scores = new Map(ITEMS.map(({ itemId, categoryId }) => [itemId, categoryId === wanted ? 10 : 0]));
  return { kind: 'scored', scores, modelVersion: 'model-1', backend: 'cpu', elapsedMs: 1 };
}

function Feed({ onOpen }: { onOpen: (itemId: string) => void }) {
  const { byId } = useCatalogue();
  return (
    <RecommendedFeed
      byId={byId}
      currency="CNY"
      pictureUrl={(path) => path}
      listWindow={{ shownCount: 8, showMore: () => undefined }}
      isVisible
      onOpen={onOpen}
      onDismiss={(itemId, reason) => dismiss(itemId, reason)}
      onUndo={(itemId) => undo(itemId)}
    />
  );
}
let dismiss: (itemId: string, reason: DismissalReason) => void;
let undo: (itemId: string) => void;

async function renderFeed(opened: string[] = []) {
  const app = await renderInShop(<Feed onOpen={(itemId) => opened.push(itemId)} />, {
    items: ITEMS,
    score: scoreByLastCategory,
  });
  dismiss = (itemId, reason) => app.services.behaviour.itemDismissed(itemId, 'home', reason);
  undo = app.services.behaviour.dismissalUndone;
  await screen.findByText('为你推荐');
  return app;
}

const shown = () => [...document.querySelectorAll('.item-tile')].map(({ id }) => id.replace('tile-', ''));

describe('the feed', () => {
  it('opens the item that is tapped', async () => {
    const opened: string[] = [];
    await renderFeed(opened);
    fireEvent.click(screen.getByRole('link', { name: /商品 cup-1/ }));
    expect(opened).toEqual(['cup-1']);
  });

  it('shows other picks in the same places after a look at an item, with the network off', async () => {
    const { services, platform } = await renderFeed();
    const places = shown().length;
    platform.network.setOnline(false);
    act(() => services.behaviour.itemOpened('toy-1'));
    await waitFor(() => expect(shown().slice(0, 2)).toEqual(['toy-2', 'toy-3']));
    expect(shown()).toHaveLength(places);
  });

  it('takes away what the shopper is not interested in', async () => {
    await renderFeed();
    fireEvent.click(screen.getByRole('button', { name: '商品 tea-1：更多操作' }));
    await screen.findByText('推荐理由：大家都在买');
    fireEvent.click(screen.getByRole('button', { name: /^不感兴趣/ }));
    await waitFor(() => expect(shown()).not.toContain('tea-1'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('obeys a reason in the very next render, without asking the model, and takes it back', async () => {
    const { recommender } = await renderFeed();
    const before = shown();
    const asked = recommender.asked.length;
    fireEvent.click(screen.getByRole('button', { name: '商品 tea-1：更多操作' }));
    await screen.findByText('推荐理由：大家都在买');
    const askedForReason = recommender.asked.length;
    fireEvent.click(screen.getByRole('button', { name: /^不喜欢这类/ }));
    expect(
      shown()
        .slice(0, 6)
        .filter((itemId) => itemId.startsWith('tea')),
    ).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '撤销：好的，少推荐同类商品' }));
    expect(shown()).toEqual(before);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(askedForReason).toBeGreaterThanOrEqual(asked);
    expect(recommender.asked.length).toBe(askedForReason);
  });

  it('offers the same menu on a long press', async () => {
    await renderFeed();
    fireEvent.contextMenu(screen.getByRole('link', { name: /商品 tea-1/ }));
    expect(screen.getByRole('dialog').getAttribute('aria-label')).toBe('商品 tea-1');
    await screen.findByText('推荐理由：大家都在买');
  });

  it('says in the menu what it was that brought an item there', async () => {
    const { services } = await renderFeed();
    act(() => services.behaviour.itemOpened('cup-1'));
    act(() => services.behaviour.itemOpened('toy-1'));
    await waitFor(() => expect(shown()[0]).toBe('toy-2'));
    fireEvent.contextMenu(screen.getByRole('link', { name: /商品 toy-2/ }));
    expect(document.querySelector('#pick-reason')?.textContent).toBe('推荐理由：…');
    await screen.findByText('推荐理由：因为你看过「商品 toy-1」');
  });

  it('says it anew when the list becomes another one while the menu is open', async () => {
    const { services } = await renderFeed();
    fireEvent.contextMenu(screen.getByRole('link', { name: /商品 tea-2/ }));
    await screen.findByText('推荐理由：大家都在买');
    act(() => services.behaviour.itemOpened('tea-1'));
    await screen.findByText('推荐理由：因为你看过「商品 tea-1」');
  });

  it('says nothing where there is nothing to say', async () => {
    await renderFeed();
    // Neither new, nor sold much, nor carried by anything.
    fireEvent.contextMenu(screen.getByRole('link', { name: /商品 pot-1/ }));
    await waitFor(() => expect(document.querySelector('#pick-reason')).toBeNull());
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});
