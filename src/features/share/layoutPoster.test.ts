import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { graphemes } from './graphemes';
import { layoutPoster } from './layoutPoster';
import { type Measure, type PosterBox, type PosterLayout } from './posterBoxes';
import { type CartPosterContent, type PosterContent, type ProductPosterContent } from './posterContent';
import { EDGE, POSTER_COLOURS, POSTER_WIDTH } from './posterStyle';

const measure: Measure = (text, { size }) =>
  graphemes(text).reduce((sum, sign) => sum + (sign < '\u0100' ? size / 2 : size), 0);
const ALL = { has: () => true, code: undefined };
const NONE = { has: () => false, code: undefined };

const GOOD = { title: '西湖龙井', brand: '', priceMinor: 1990, originalPriceMinor: 0, picture: 'tea.webp' };
const product = (good: Partial<typeof GOOD> = {}, isLowestPrice = false): ProductPosterContent => ({
  kind: 'product',
  shopTitle: '测试小店',
  currency: 'CNY',
  path: '/pages/product/index?itemId=tea',
  good: { ...GOOD, ...good },
  isLowestPrice,
});
const cart = (count: number, title = GOOD.title): CartPosterContent => ({
  kind: 'cart',
  shopTitle: '测试小店',
  currency: 'CNY',
  path: '/pages/home/index',
  goods: Array.from({ length: count }, (_, index) => ({
    ...GOOD,
    title: `${title}${index}`,
    picture: `${index}.webp`,
    quantity: 2,
  })),
  totalMinor: count * 2 * 1990,
});

const textsOf = ({ boxes }: PosterLayout) => boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : []));
const picturesOf = ({ boxes }: PosterLayout) =>
  boxes.flatMap((box) => (box.kind === 'picture' ? [box.picture] : []));

/** What a box covers. */
function extentOf(box: PosterBox) {
  if (box.kind !== 'text') return box.place;
  const { x, baseline, size } = box;
  return { x, y: baseline - size, width: measure(box.text, box), height: size };
}

/** Texts that lie on each other. */
function collisions({ boxes }: PosterLayout): string[] {
  const texts = boxes.filter((box) => box.kind === 'text');
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const [a, b] = [extentOf(one), extentOf(other)];
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      return across > 0 && down > 0 ? [`${one.text} / ${other.text}`] : [];
    }),
  );
}

const title = fc
  .array(fc.constantFrom('茶', '礼盒装', '500ml', ' ', '，', '👩‍🍳', 'Zhanggui', '（', '）'), { maxLength: 60 })
  .map((parts) => parts.join(''));
const priceMinor = fc.integer({ min: 0, max: 99_999_999 });
const anyContent: fc.Arbitrary<PosterContent> = fc.oneof(
  fc
    .record({ title, brand: title, priceMinor, originalPriceMinor: priceMinor })
    .chain((good) => fc.boolean().map((isLowest) => product(good, isLowest))),
  fc
    .record({ count: fc.integer({ min: 0, max: 9 }), name: title, totalMinor: priceMinor })
    .map(({ count, name, totalMinor }) => ({ ...cart(count, name), totalMinor })),
);

describe('the poster of a product', () => {
  it('says whose it is, what it is, and what it costs now and did before', () => {
    const texts = textsOf(layoutPoster(product({ originalPriceMinor: 2900 }), ALL, measure));
    expect(texts).toEqual(expect.arrayContaining(['测', '测试小店', '西湖龙井', '¥', '19', '.90', '¥29']));
  });

  it('strikes the price before through, and has none where there was none', () => {
    const strikes = (content: ProductPosterContent) =>
      layoutPoster(content, ALL, measure).boxes.filter(
        (box) => box.kind === 'ground' && box.place.height === 2,
      );
    expect(strikes(product({ originalPriceMinor: 2900 }))).toHaveLength(1);
    expect(strikes(product())).toHaveLength(0);
  });

  it('gives brand and title as the tile does, and tells the lowest of several prices by 起', () => {
    const texts = textsOf(layoutPoster(product({ brand: '狮峰', title: '狮峰 龙井' }, true), ALL, measure));
    expect(texts).toEqual(expect.arrayContaining(['狮峰', '龙井', '起']));
  });

  it('cuts a long title after two lines', () => {
    const texts = textsOf(layoutPoster(product({ title: '明前特级'.repeat(20) }), ALL, measure));
    expect(texts.filter((text) => text.includes('明前'))).toHaveLength(2);
    expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(1);
  });

  it('keeps the place of a picture that did not come, and says so', () => {
    const [whole, bare] = [ALL, NONE].map((pictures) => layoutPoster(product(), pictures, measure));
    expect(picturesOf(whole!)).toEqual(['tea.webp']);
    expect(picturesOf(bare!)).toEqual([]);
    expect(textsOf(bare!)).toContain('图片暂时没有加载出来');
    expect(bare!.height).toBe(whole!.height);
  });
});

describe('the poster of a cart', () => {
  it('shows four goods, counts the others, and says what all cost', () => {
    const layout = layoutPoster(cart(7), ALL, measure);
    expect(picturesOf(layout)).toEqual(['0.webp', '1.webp', '2.webp', '3.webp']);
    expect(textsOf(layout)).toEqual(expect.arrayContaining(['还有 3 种商品', '共 14 件，合计', '¥278.60']));
  });

  it('is as high as its goods need', () => {
    const heights = [1, 2, 4].map((count) => layoutPoster(cart(count), ALL, measure).height);
    expect(heights).toEqual([...heights].sort((one, other) => one - other));
    expect(textsOf(layoutPoster(cart(4), ALL, measure)).join()).not.toContain('还有');
  });
});

describe('every poster', () => {
  it('marks the place of a mini-program code as such and says what to do without one', () => {
    const texts = textsOf(layoutPoster(product(), ALL, measure));
    expect(texts).toEqual(expect.arrayContaining(['小程序码', '占位']));
    expect(texts.join('')).toContain('微信搜索小程序「测试小店」');
  });

  it('shows a real code in that place once the shop has one', () => {
    const layout = layoutPoster(cart(1), { ...ALL, code: 'codes/home.png' }, measure);
    expect(picturesOf(layout)).toContain('codes/home.png');
    expect(textsOf(layout)).not.toContain('占位');
    expect(textsOf(layout).join('')).toContain('长按识别小程序码，看这些商品');
  });

  it.each([
    ['with its pictures', ALL],
    ['without any', NONE],
  ])('%s keeps everything on the paper and no text on another, whatever it says', (_, pictures) => {
    fc.assert(
      fc.property(anyContent, title, (content, shopTitle) => {
        const layout = layoutPoster({ ...content, shopTitle }, pictures, measure);
        for (const box of layout.boxes.filter(({ kind }) => kind === 'text')) {
          const { x, width } = extentOf(box);
          expect(x).toBeGreaterThanOrEqual(EDGE);
          expect(x + width).toBeLessThanOrEqual(POSTER_WIDTH - EDGE);
        }
        for (const box of layout.boxes) {
          const { x, y, width, height } = extentOf(box);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(POSTER_WIDTH);
          expect(y + height).toBeLessThanOrEqual(layout.height);
        }
        expect(collisions(layout)).toEqual([]);
      }),
    );
  });

  it('is paper in the dark, too: its colours are those of the light theme', () => {
    const css = readFileSync(join(__dirname, '../../design/tokens.css'), 'utf8');
    const light = css.slice(0, css.indexOf('@media'));
    for (const [name, colour] of Object.entries(POSTER_COLOURS)) {
      const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(light).toContain(`--${token}: ${colour};`);
    }
  });
});
