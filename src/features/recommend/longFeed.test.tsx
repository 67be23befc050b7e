import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { type GroupListener } from '../../components/observeGroups';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { useBehaviour } from '../behaviour/behaviourService';
import { useCatalogue } from '../shop/shopService';
import { RecommendedFeed } from './RecommendedFeed';

const COUNT = 120;
const GROUPS = COUNT / 6;
const ITEMS = Array.from({ length: COUNT + 1 }, (_, place) =>
  buildItem({ itemId: `item-${place}`, soldCount: 1000 - place }),
);

function Feed() {
  const { byId } = useCatalogue();
  const { itemDismissed, dismissalUndone } = useBehaviour();
  return (
    <RecommendedFeed
      byId={byId}
      currency="CNY"
      pictureUrl={(path) => path}
      listWindow={{ shownCount: COUNT, showMore: () => undefined }}
      isVisible
      onOpen={() => undefined}
      onDismiss={(itemId, reason) => itemDismissed(itemId, 'home', reason)}
      onUndo={dismissalUndone}
    />
  );
}

/** A feed of which only groups `near` are near the screen. */
async function renderFeed() {
  let listener: GroupListener | undefined;
  const watchedTiles: string[][] = [];
  await renderInShop(<Feed />, {
    items: ITEMS,
    observeGroups: (_listId, given) => {
      listener = given;
      return () => undefined;
    },
    observeTiles: () => {
      watchedTiles.push(shown());
      return () => undefined;
    },
  });
  await waitFor(() => expect(listener).toBeDefined());
  const scrollTo = (...near: number[]) =>
    act(async () => {
      for (let place = 0; place < GROUPS; place += 1) {
        listener!.onReport({ place, isNear: near.includes(place), height: 900 });
      }
    });
  return { scrollTo, watchedTiles };
}

const shown = () => [...document.querySelectorAll('.item-tile')].map(({ id }) => id.replace('tile-', ''));
const height = () =>
  [...document.querySelectorAll<HTMLElement>('.tile-group')].map(({ style }) => style.height);

it('watches the tiles of a group that came back, so that they may count as seen', async () => {
  const { scrollTo, watchedTiles } = await renderFeed();
  await scrollTo(0, 1);
  await waitFor(() => expect(shown()).toHaveLength(18));
  await scrollTo(18, 19);
  await waitFor(() => expect(shown()).toHaveLength(12));
  expect(watchedTiles.at(-1)).toEqual(shown());
});

it('takes away what the shopper is not interested in and brings it back, with groups off the page', async () => {
  const { scrollTo } = await renderFeed();
  await scrollTo(0, 1);
  await waitFor(() => expect(shown()).toHaveLength(18));
  const before = shown();
  const heights = height();
  fireEvent.click(screen.getByRole('button', { name: `商品 ${before[3]}：更多操作` }));
  fireEvent.click(await screen.findByRole('button', { name: /^不感兴趣/ }));
  await waitFor(() => expect(shown()).not.toContain(before[3]));
  expect(shown()).toHaveLength(18);
  expect(height()).toEqual(heights);
  fireEvent.click(screen.getByRole('button', { name: /^撤销/ }));
  await waitFor(() => expect(shown()).toEqual(before));
});
