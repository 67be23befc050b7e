import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { ReviewForm } from './ReviewForm';

async function renderForm() {
  const done: string[] = [];
  const app = await renderInShop(<ReviewForm itemId="tea" title="龙井" onDone={() => done.push('done')} />, {
    items: [buildItem({ itemId: 'tea' })],
  });
  const write = (text: string) =>
    fireEvent.change(document.querySelector('#review-text')!, { target: { value: text } });
  return { ...app, done, write, submit: () => document.querySelector<HTMLElement>('#submit-review')! };
}

describe('the review form', () => {
  it('asks for words before it sends anything', async () => {
    const { submit, state } = await renderForm();
    fireEvent.click(submit());
    expect(screen.getByText('请写几个字再提交')).toBeTruthy();
    expect(state.reviews.size).toBe(0);
  });

  it('is done once when the button is tapped twice before it is seen to be off', async () => {
    const { submit, state, done, write } = await renderForm();
    write('很香');
    act(() => {
      submit().click();
      submit().click();
    });
    await waitFor(() => expect(done.length).toBeGreaterThan(0));
    await act(async () => undefined);
    expect(done).toEqual(['done']);
    expect(state.reviews.size).toBe(1);
  });
});
