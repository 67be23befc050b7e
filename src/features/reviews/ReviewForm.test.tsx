import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop, type ShopSetUp } from '../../testing/renderInShop';
import { ReviewForm } from './ReviewForm';

async function renderForm(options: Partial<ShopSetUp> = {}) {
  const done: string[] = [];
  const app = await renderInShop(<ReviewForm itemId="tea" title="龙井" onDone={() => done.push('done')} />, {
    items: [buildItem({ itemId: 'tea' })],
    ...options,
  });
  const write = (text: string) =>
    fireEvent.change(document.querySelector('#review-text')!, { target: { value: text } });
  /** Opens the album, in which the shopper chooses these. */
  async function add(...names: string[]) {
    app.platform.photoPicker.album = names;
    await act(async () => fireEvent.click(document.querySelector('#add-photo')!));
  }
  /** Pictures in their order. */
  const shown = () =>
    [...document.querySelectorAll<HTMLImageElement>('.photo-tile img')].map((image) =>
      image.getAttribute('src'),
    );
  return {
    ...app,
    done,
    write,
    add,
    shown,
    submit: () => document.querySelector<HTMLElement>('#submit-review')!,
  };
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

describe('photos in the review form', () => {
  it('are shown at once in their order, named, and go with the review', async () => {
    const { add, shown, write, submit, state, done } = await renderForm();
    await add('a', 'b');
    await add('c');
    expect(shown()).toEqual(['photo://a', 'photo://b', 'photo://c']);
    expect(screen.getByRole('img', { name: '照片 2/3' })).toBeTruthy();
    write('很香');
    fireEvent.click(submit());
    await waitFor(() => expect(done).toEqual(['done']));
    const [review] = [...state.reviews.values()];
    expect(review?.photos).toHaveLength(3);
    expect([...review!.photos!].sort()).toEqual(review!.photos);
  });

  it('can be taken out, and the device has its room back', async () => {
    const { add, shown, platform, write, submit, state, done } = await renderForm();
    await add('a', 'b');
    fireEvent.click(screen.getByRole('button', { name: '移除照片 1/2' }));
    expect(shown()).toEqual(['photo://b']);
    expect(platform.photoPicker.discarded).toEqual(['photo://a']);
    write('很香');
    fireEvent.click(submit());
    await waitFor(() => expect(done).toEqual(['done']));
    expect([...state.reviews.values()][0]?.photos).toHaveLength(1);
    cleanup();
    expect(platform.photoPicker.discarded).toEqual(['photo://a', 'photo://b']);
  });

  it('are six at most', async () => {
    const { add, shown, platform } = await renderForm();
    await add('a', 'b', 'c', 'd');
    await add('e', 'f', 'g');
    // The phone's own album asks for no more than there is room for.
    expect(platform.photoPicker.album).toEqual(['g']);
    expect(shown()).toHaveLength(6);
    expect(document.querySelector('#add-photo')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '移除照片 6/6' }));
    expect(screen.getByRole('button', { name: '添加照片，已选 5 张，最多 6 张' })).toBeTruthy();
  });

  it('are chosen without a network, say that they were not sent, and keep text and place until they are', async () => {
    const { add, shown, write, submit, platform, state, done } = await renderForm();
    write('很香');
    platform.network.setOnline(false);
    await add('a', 'b');
    expect(await screen.findByRole('button', { name: '照片 1/2 没有传上去，重试' })).toBeTruthy();
    await act(async () => fireEvent.click(submit()));
    expect(screen.getByText('照片没有传上去：网络不给力，请检查网络后重试')).toBeTruthy();
    expect(state.reviews.size).toBe(0);
    platform.network.setOnline(true);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '照片 2/2 没有传上去，重试' })));
    expect(screen.queryByRole('button', { name: '照片 2/2 没有传上去，重试' })).toBeNull();
    expect(shown()).toEqual(['photo://a', 'photo://b']);
    // Sending tries the other one again by itself.
    fireEvent.click(submit());
    await waitFor(() => expect(done).toEqual(['done']));
    expect([...state.reviews.values()][0]).toMatchObject({
      text: '很香',
      photos: [{}, {}].map(() => expect.any(String)),
    });
  });

  it('that the cloud does not take are named', async () => {
    const { add, write, submit, state } = await renderForm();
    await add('a', 'b');
    write('很香');
    state.nextError = { code: 'bad-request', message: 'x', issues: ['photos.1: neither a JPEG nor a PNG'] };
    fireEvent.click(submit());
    expect(await screen.findByText('第 2 张照片不能使用，请移除后重新选择')).toBeTruthy();
  });

  it('that the phone does not hand over are explained', async () => {
    const { platform } = await renderForm();
    platform.photoPicker.album = undefined;
    await act(async () => fireEvent.click(document.querySelector('#add-photo')!));
    expect(screen.getByText('没有打开相册，请在设置中允许使用照片后重试')).toBeTruthy();
  });
});
