import { act, fireEvent, screen } from '@testing-library/react';
import { type Review } from '../../contracts';
import { type CallFate } from '../../platform/memory/memoryCloud';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { ReviewListView } from './ReviewListView';

const review = (reviewId: string, photos?: string[]): Review => ({
  ...{ reviewId, itemId: 'tea', rating: 5, text: '很香', author: '顾客', writtenAtMs: 1, simulated: false },
  ...(photos && { photos }),
});

it('shows the photos of a review small and named, and large from the one that was tapped', async () => {
  const previews: unknown[] = [];
  await renderInShop(
    <ReviewListView
      itemId="tea"
      onPreview={(urls, index) => previews.push({ urls, index })}
      onWithdrawn={() => undefined}
    />,
    {
      items: [buildItem({ itemId: 'tea' })],
      prepare: ({ state }) => {
        state.reviews.set('a', review('a', ['review-photos/1.jpg', 'review-photos/2.png']));
        state.reviews.set('b', review('b'));
      },
    },
  );
  const urls = ['memory://review-photos/1.jpg', 'memory://review-photos/2.png'];
  expect([...document.querySelectorAll('.review img')].map((image) => image.getAttribute('src'))).toEqual(
    urls,
  );
  expect(document.querySelectorAll('.review-photos')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '评价图片 2/2，点按看大图' }));
  expect(previews).toEqual([{ urls, index: 1 }]);
});

async function renderOwn(chooseFate?: () => CallFate) {
  const withdrawn: string[] = [];
  const view = (
    <ReviewListView
      itemId="tea"
      onPreview={() => undefined}
      onWithdrawn={() => withdrawn.push('withdrawn')}
    />
  );
  const app = await renderInShop(view, {
    items: [buildItem({ itemId: 'tea' })],
    ...(chooseFate && { chooseFate }),
    prepare: ({ state }) => {
      state.reviews.set('mine', { ...review('mine', ['review-photos/1.jpg']), isOwn: true });
      state.reviews.set('theirs', review('theirs'));
    },
  });
  return { ...app, withdrawn };
}
const MINE = /^撤回我 .* 的评价$/;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

it("offers to take back the shopper's own review, and no other", async () => {
  await renderOwn();
  expect(document.querySelectorAll('.review')).toHaveLength(2);
  expect(screen.getAllByRole('button', { name: MINE })).toHaveLength(1);
  expect(screen.getByText(/^我（顾客） · /)).toBeTruthy();
});

it('takes a review back after the shopper has said so twice, and says what goes and what stays', async () => {
  const { state, withdrawn } = await renderOwn();
  press(MINE);
  expect(screen.getByText(/^文字、照片和星级会从店里删除，不能恢复/)).toBeTruthy();
  expect(screen.getByText(/“写过评价、给了几星”的记录还在/)).toBeTruthy();
  press('再想想');
  expect(state.reviews.size).toBe(2);
  expect(document.querySelector('#withdraw-review-sheet')).toBeNull();
  press(MINE);
  await act(async () => press('确定撤回'));
  expect([...state.reviews.keys()]).toEqual(['theirs']);
  expect(document.querySelectorAll('.review')).toHaveLength(1);
  expect(document.querySelector('#withdraw-review-sheet')).toBeNull();
  expect(withdrawn).toEqual(['withdrawn']);
});

it('says that a review was not taken back, keeps it, and tries again', async () => {
  let isOffline = false;
  const { withdrawn } = await renderOwn(() => (isOffline ? 'request-lost' : 'answered'));
  press(MINE);
  isOffline = true;
  await act(async () => press('确定撤回'));
  expect(screen.getByText('没有撤回：网络不给力，请检查网络后重试')).toBeTruthy();
  expect(document.querySelectorAll('.review')).toHaveLength(2);
  isOffline = false;
  await act(async () => press('确定撤回'));
  expect(withdrawn).toEqual(['withdrawn']);
});
