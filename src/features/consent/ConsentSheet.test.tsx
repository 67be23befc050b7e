import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { ConsentSheet } from './ConsentSheet';
import { ConsentSwitches } from './ConsentSwitches';

const setUp = { items: [buildItem({ itemId: 'tea' })] };

describe('the privacy notice', () => {
  it('goes away after a refusal, and nothing is collected', async () => {
    const { services, tracker } = await renderInShop(<ConsentSheet />, setUp);
    fireEvent.click(screen.getByRole('button', { name: '不同意' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => void services.cart.add('tea'));
    expect(tracker.status()).toMatchObject({ queueLength: 0, collection: false });
  });

  it('lets behaviour be collected after a yes', async () => {
    const { tracker } = await renderInShop(<ConsentSheet />, setUp);
    fireEvent.click(screen.getByRole('button', { name: '同意' }));
    await waitFor(() => expect(tracker.status().collection).toBe(true));
  });
});

describe('the switches', () => {
  it('turn the personal order off and on at once', async () => {
    const { services } = await renderInShop(<ConsentSwitches />, setUp);
    const turn = () =>
      act(async () => void fireEvent.click(screen.getByRole('switch', { name: '个性化推荐' })));
    await turn();
    expect(services.consent.get().personalisation).toBe(false);
    await waitFor(() => expect(services.recommend.ranking.get().source).toBe('popularity'));
    await turn();
    expect(services.consent.get().personalisation).toBe(true);
  });
});
