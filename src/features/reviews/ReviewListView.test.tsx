import { fireEvent, screen } from '@testing-library/react';
import { type Review } from '../../contracts';
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
    <ReviewListView itemId="tea" onPreview={(urls, index) => previews.push({ urls, index })} />,
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
