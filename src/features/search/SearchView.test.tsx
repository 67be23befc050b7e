import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { type AppEvent } from '../../contracts';
import { buildItem } from '../../testing/buildItem';
import { type createShopApp, renderInShop } from '../../testing/renderInShop';
import { useCatalogue } from '../shop/shopService';
import { SearchView } from './SearchView';
import { useSearchIndex } from './useSearchIndex';

const ITEMS = [
  buildItem({ itemId: 'longjing', title: '半山 龙井 50g', brand: '半山', soldCount: 9 }),
  buildItem({ itemId: 'hongcha', title: '岩骨 红茶 50g', brand: '岩骨', soldCount: 5 }),
  buildItem({ itemId: 'lvcha', title: '岩骨 绿茶 50g', brand: '岩骨', soldCount: 1 }),
];
const PRONUNCIATIONS = { long: '龙', jing: '井', cha: '茶', hong: '红', lv: '绿' };

function Search({ initialQuery = '' }) {
  const { items, byId, profile } = useCatalogue();
  const [scores] = useState(
    () =>
      new Map([
        ['lvcha', 2],
        ['hongcha', 1],
      ]),
  );
  const index = useSearchIndex(items, { ...profile!, pronunciations: PRONUNCIATIONS });
  return (
    <SearchView
      index={index}
      byId={byId}
      currency="CNY"
      pictureUrl={(path) => path}
      scores={scores}
      initialQuery={initialQuery}
      isVisible
      useWindow={(length) => ({ shownCount: length, showMore: () => undefined })}
      onOpen={() => undefined}
      onCategories={() => undefined}
    />
  );
}

const type = (value: string) =>
  fireEvent.change(document.querySelector('#search-input')!, { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const shown = () => [...document.querySelectorAll('.item-tile')].map(({ id }) => id.replace('tile-', ''));
const searches = (app: ReturnType<typeof createShopApp>) => app.services.search.history.get();

describe('the search page', () => {
  it('suggests while pinyin is typed, and finds what is chosen', async () => {
    const app = await renderInShop(<Search />, { items: ITEMS });
    type('longj');
    press('龙井');
    expect(shown()).toEqual(['longjing']);
    expect(searches(app)).toEqual(['龙井']);
  });

  it('orders equal matches by what the recommender thinks', async () => {
    await renderInShop(<Search initialQuery="茶" />, { items: ITEMS });
    expect(shown()).toEqual(['lvcha', 'hongcha', 'longjing']);
  });

  it('says what was not found, and offers what sells', async () => {
    await renderInShop(<Search />, { items: ITEMS });
    type('电饭锅');
    press('搜索');
    expect(screen.getByRole('alert').textContent).toBe('没有找到「电饭锅」');
    press('龙井');
    expect(shown()).toEqual(['longjing']);
  });

  it('remembers searches, the last first, and forgets them one by one or all at once', async () => {
    const app = await renderInShop(<Search />, { items: ITEMS });
    for (const query of ['红茶', '绿茶', '红茶']) {
      type(query);
      press('搜索');
    }
    expect(searches(app)).toEqual(['红茶', '绿茶']);
    press('清空输入');
    press('整理搜索记录');
    press('删除搜索记录红茶');
    expect(searches(app)).toEqual(['绿茶']);
    press('全部删除');
    expect(searches(app)).toEqual([]);
    expect(document.querySelector('#search-history')).toBeNull();
  });

  it('reports a search with its number of results, and only where that is allowed', async () => {
    const app = await renderInShop(<Search />, { items: ITEMS });
    const sent: AppEvent[] = [];
    const track = app.tracker.track.bind(app.tracker);
    app.tracker.track = (draft) => {
      sent.push(draft as AppEvent);
      return track(draft);
    };
    type('红茶');
    press('搜索');
    expect(sent).toEqual([]);
    await act(async () => app.services.consent.set('collection', true));
    sent.length = 0;
    type('龙井');
    press('搜索');
    expect(sent).toEqual([{ kind: 'search-submitted', query: '龙井', resultCount: 1 }]);
  });
});
