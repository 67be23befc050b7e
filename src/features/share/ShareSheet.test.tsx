import { act, fireEvent, screen } from '@testing-library/react';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { type PosterContent } from './posterContent';
import { ShareSheet } from './ShareSheet';

const CONTENT: PosterContent = {
  kind: 'product',
  shopTitle: '测试小店',
  currency: 'CNY',
  path: '/pages/product/index?itemId=tea',
  good: { title: '西湖龙井', brand: '', priceMinor: 1990, originalPriceMinor: 2900, picture: 'tea.webp' },
  isLowestPrice: false,
};

async function openSheet() {
  const [onShared, onPreview, onClose] = [jest.fn(), jest.fn(), jest.fn()];
  const sheet = (
    <ShareSheet
      title="西湖龙井 ¥19.90"
      content={CONTENT}
      onShared={onShared}
      onPreview={onPreview}
      onClose={onClose}
    />
  );
  const { platform } = await renderInShop(sheet, { items: [buildItem({ itemId: 'tea' })] });
  return { pictures: platform.pictures, onShared, onPreview, onClose };
}

/** Of the event loop: a press leads to a few, however long each takes. */
const TURNS = 5;
const press = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name }));
  // What the press set going ends inside of `act`.
  await act(async () => {
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });
};
const status = () => document.querySelector('#poster-saving')?.textContent;

describe('the sheet of ways to share', () => {
  it('offers a card to a chat, by the only button that WeChat lets do it, and a poster', async () => {
    await openSheet();
    expect(screen.getByRole('dialog', { name: '分享' })).toBeTruthy();
    const card = screen.getByRole('button', { name: '发给朋友或群' });
    expect(card.getAttribute('data-open-type')).toBe('share');
    expect(screen.getByRole('button', { name: '生成海报' })).toBeTruthy();
  });

  it('shows the poster that it drew and says what is on it', async () => {
    const { pictures } = await openSheet();
    await press('生成海报');
    screen.getByRole('button', { name: '查看大图：海报：测试小店，西湖龙井，¥19.90，原价 ¥29' });
    expect([...pictures.held]).toEqual([document.querySelector('#poster')!.getAttribute('src')]);
    expect(pictures.canvas.texts).toEqual(expect.arrayContaining(['测试小店', '西湖龙井', '占位']));
    expect(pictures.canvas.pictures).toEqual(['tea.webp']);
  });

  it('shows the poster on the whole screen after a tap on it', async () => {
    const { pictures, onPreview } = await openSheet();
    await press('生成海报');
    expect(onPreview).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: /^查看大图/ }));
    expect(onPreview.mock.calls).toEqual([[...pictures.held]]);
  });

  it('saves it, counts that as a share, and has nothing more to offer', async () => {
    const { pictures, onShared, onClose } = await openSheet();
    await press('生成海报');
    expect(onShared).not.toHaveBeenCalled();
    await press('保存到相册');
    expect(pictures.saved).toHaveLength(1);
    expect(onShared).toHaveBeenCalledTimes(1);
    expect(status()).toContain('已保存到相册');
    await press('完成');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('leads to the settings when the album was refused, and saves once it is allowed there', async () => {
    const { pictures, onShared } = await openSheet();
    pictures.saveOutcome = 'refused';
    await press('生成海报');
    await press('保存到相册');
    expect(status()).toContain('去设置里打开“添加到相册”');
    expect(onShared).not.toHaveBeenCalled();
    await press('去设置');
    expect(status()).toContain('去设置里打开');
    pictures.willAllow = true;
    await press('去设置');
    expect(onShared).toHaveBeenCalledTimes(1);
    expect(status()).toContain('已保存到相册');
  });

  it.each([
    ['cancelled', '没有保存'],
    ['refused-by-system', '手机没有允许微信保存图片'],
    ['failed', '没有保存成功'],
  ] as const)('says it when saving was %s, and lets the shopper try again', async (outcome, words) => {
    const { pictures, onShared } = await openSheet();
    pictures.saveOutcome = outcome;
    await press('生成海报');
    await press('保存到相册');
    expect(status()).toContain(words);
    expect(onShared).not.toHaveBeenCalled();
    pictures.saveOutcome = 'saved';
    await press('保存到相册');
    expect(onShared).toHaveBeenCalledTimes(1);
  });

  it('draws a poster without a picture that does not come, says so, and draws it again', async () => {
    const { pictures } = await openSheet();
    pictures.missing.add('tea.webp');
    await press('生成海报');
    expect(screen.getByText(/有图片没有加载出来/)).toBeTruthy();
    expect(pictures.canvas.texts).toContain('图片暂时没有加载出来');
    pictures.missing.clear();
    await press('重画');
    expect(screen.queryByText(/有图片没有加载出来/)).toBeNull();
    expect(pictures.canvas.pictures).toEqual(['tea.webp']);
    expect(pictures.held.size).toBe(1);
  });

  it.each(['canDraw', 'canFinish'] as const)(
    'says that there is no poster, and never shows a blank one, where the phone has not "%s"',
    async (ability) => {
      const { pictures } = await openSheet();
      pictures[ability] = false;
      await press('生成海报');
      expect(screen.getByRole('alert').textContent).toContain('海报没有画出来');
      expect(document.querySelector('#poster')).toBeNull();
      pictures[ability] = true;
      await press('重试');
      expect(screen.getByRole('button', { name: /^查看大图：海报/ })).toBeTruthy();
    },
  );
});
