import fc from 'fast-check';
import { rankMatches } from './rankMatches';
import { createSearchIndex, type SearchedItem } from './searchIndex';

const PRONUNCIATIONS = {
  long: '龙隆',
  jing: '井景',
  cha: '茶',
  hong: '红',
  lu: '绿',
  ma: '马',
  ke: '克',
  bei: '杯',
  bao: '保',
  wen: '温',
  hu: '壶',
  yue: '乐',
  le: '乐',
  gao: '高',
  xi: '西',
  ping: '苹',
  guo: '果',
};
const CHARACTERS = [...new Set(Object.values(PRONUNCIATIONS).join(''))];
const spelling = (character: string) =>
  Object.entries(PRONUNCIATIONS).find(([, characters]) => characters.includes(character))![0];

const item = (title: string, fields: Partial<SearchedItem> = {}): SearchedItem => ({
  itemId: title,
  title,
  brief: '',
  brand: '',
  categoryId: 'tea',
  stock: 5,
  soldCount: 1,
  ...fields,
});
const indexOf = (items: readonly SearchedItem[]) =>
  createSearchIndex({
    items,
    categoryTitles: new Map([['tea', '茶饮咖啡']]),
    pronunciations: PRONUNCIATIONS,
    fold: (text) => text.toLowerCase(),
  });
const found = (title: string, query: string) => indexOf([item(title)]).find(query).length > 0;
const relevance = (title: string, query: string) => indexOf([item(title)]).find(query)[0]?.relevance ?? 0;

/** A name of distinct characters, so that an edit changes it. */
const name = (minLength: number) =>
  fc.uniqueArray(fc.constantFrom(...CHARACTERS), { minLength, maxLength: 6 });

/** One edit of a text: a character replaced, left out, doubled or swapped with its neighbour. */
const edited = (text: readonly string[], strange: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom('replace', 'omit', 'insert', 'swap'))
    .map(([at, edit]) => {
      const before = text.slice(0, at);
      const after = text.slice(at + 1);
      switch (edit) {
        case 'replace':
          return [...before, strange, ...after];
        case 'omit':
          return [...before, ...after];
        case 'insert':
          return [...before, text[at]!, strange, ...after];
        default:
          return at + 1 < text.length ? [...before, text[at + 1]!, text[at]!, ...after.slice(1)] : [...text];
      }
    });

describe('the search', () => {
  it('finds a name by its pinyin in full, wherever it stands in the title', () => {
    fc.assert(
      fc.property(name(1), (characters) => {
        const query = characters.map(spelling).join('');
        expect(found(`春山 ${characters.join('')} 100g`, query)).toBe(true);
      }),
    );
  });

  it('finds a name while its pinyin is still being typed', () => {
    fc.assert(
      fc.property(name(2), fc.nat(20), (characters, cut) => {
        const whole = characters.map(spelling).join('');
        expect(found(characters.join(''), whole.slice(0, 2 + (cut % (whole.length - 1))))).toBe(true);
      }),
    );
  });

  it('finds a name by its initials', () => {
    fc.assert(
      fc.property(name(2), (characters) => {
        const query = characters.map((character) => spelling(character)[0]).join('');
        expect(found(`春山 ${characters.join('')} 100g`, query)).toBe(true);
      }),
    );
  });

  it('finds a name of which the pinyin has one typing error', () => {
    fc.assert(
      fc.property(
        name(3).chain((characters) => {
          const letters = [...characters.map(spelling).join('')];
          return fc.tuple(fc.constant(characters), edited(letters, 'v'));
        }),
        ([characters, letters]) => {
          fc.pre(letters.length >= 4);
          expect(found(characters.join(''), letters.join(''))).toBe(true);
        },
      ),
    );
  });

  it('finds a name of which one character is wrong, missing, too many or swapped', () => {
    fc.assert(
      fc.property(
        name(4).chain((characters) => fc.tuple(fc.constant(characters), edited(characters, '鑫'))),
        ([characters, typed]) => {
          expect(found(`春山${characters.join('')}礼盒`, typed.join(''))).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['西湖龙井', '龙景', 'by its sound'],
    ['音乐盒', 'yueh', 'by one reading of a character'],
    ['快乐果', 'leguo', 'by another reading of the same character'],
    ['马克杯 大容量', 'mkb', 'by initials'],
    ['马克杯 大容量', 'mak', 'by pinyin that is not finished'],
    ['马克杯 大容量', 'mabei', 'with a syllable left out? no'],
    ['USB 数据线', 'usb', 'by letters, in either case'],
    ['龙井 茶', '龙井茶', 'over a space'],
    ['红茶 保温壶', '壶 红茶', 'by words in any order'],
  ])('finds %s for %s: %s', (title, query) => {
    expect(found(title, query)).toBe(query !== 'mabei');
  });

  it('does not find what has nothing to do with it', () => {
    expect(found('西湖龙井', '苹果')).toBe(false);
    expect(found('西湖龙井', 'pingguo')).toBe(false);
    expect(found('西湖龙井', '')).toBe(false);
    expect(found('西湖龙井', '，。')).toBe(false);
    expect(found('西湖龙井', '龙井 苹果')).toBe(false);
  });

  it('prefers what is written to what sounds so, and that to initials and to errors', () => {
    const ways = ['龙井', 'longjing', '龙景', 'lj'].map((query) => relevance('龙井', query));
    expect(ways).toEqual([...ways].sort((a, b) => b - a));
    expect(new Set(ways).size).toBe(ways.length);
    expect(relevance('龙井', 'lj')).toBeGreaterThan(relevance('龙井', 'longjung'));
  });

  it('finds goods by their category, behind those whose title says it, and sold-out ones last', () => {
    const items = [item('大麦', { itemId: 'a' }), item('红茶饮', { itemId: 'b' })];
    expect(rankMatches(indexOf(items).find('茶饮'), undefined)).toEqual(['b', 'a']);
    const stocked = [item('红茶', { itemId: 'gone', stock: 0 }), item('红茶', { itemId: 'there' })];
    expect(rankMatches(indexOf(stocked).find('红茶'), undefined)).toEqual(['there', 'gone']);
  });

  it('suggests names, brands and categories, the most sold first', () => {
    const items = [
      item('半山 龙井 50g', { brand: '半山', soldCount: 3 }),
      item('半山 隆景 50g', { itemId: 'x', brand: '半山', soldCount: 9 }),
    ];
    expect(indexOf(items).suggest('longj', 5)).toEqual(['隆景', '龙井']);
    expect(indexOf(items).suggest('茶', 5)).toEqual(['茶饮咖啡']);
    expect(indexOf(items).suggest('半', 5)).toEqual(['半山']);
    expect(indexOf(items).suggest('', 5)).toEqual([]);
  });

  it('answers any input', () => {
    const index = indexOf([item('西湖龙井 USB-C 3.5寸'), item('', { itemId: 'untitled' })]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (query) => {
        for (const match of index.find(query)) expect(match.relevance).toBeLessThanOrEqual(1);
        index.suggest(query, 3);
      }),
    );
  });
});

describe('the order of results', () => {
  const matches = fc.uniqueArray(
    fc.record({
      itemId: fc.constantFrom(...'abcdefghijklmnopq'),
      relevance: fc.double({ min: 0.4, max: 1, noNaN: true }),
    }),
    { selector: ({ itemId }) => itemId, maxLength: 12 },
  );
  const scores = fc.dictionary(
    fc.constantFrom(...'abcdefghijklmnopq'),
    fc.double({ min: -50, max: 50, noNaN: true }),
  );

  it('never puts a much better match behind a liked one', () => {
    fc.assert(
      fc.property(matches, scores, (found, liking) => {
        const of = new Map(found.map(({ itemId, relevance }) => [itemId, relevance]));
        const order = rankMatches(found, new Map(Object.entries(liking)));
        order.forEach((itemId, place) => {
          for (const later of order.slice(place + 1)) {
            expect(of.get(later)! * 0.7).toBeLessThanOrEqual(of.get(itemId)! + 1e-9);
          }
        });
      }),
    );
  });

  it('is relevance and then the catalogue alone where nothing personal may have a say', () => {
    fc.assert(
      fc.property(matches, (found) => {
        const order = rankMatches(found, undefined);
        const kept = found.filter(({ itemId }) => order.includes(itemId));
        const sorted = [...kept].sort((one, other) => other.relevance - one.relevance);
        expect(order).toEqual(sorted.map(({ itemId }) => itemId));
      }),
    );
  });

  it('puts the liked one of two equal matches first', () => {
    const equal = [
      { itemId: 'a', relevance: 0.9 },
      { itemId: 'b', relevance: 0.9 },
    ];
    expect(
      rankMatches(
        equal,
        new Map([
          ['b', 3],
          ['a', 1],
        ]),
      ),
    ).toEqual(['b', 'a']);
  });

  it('leaves typing errors out where enough was found as it was meant', () => {
    const strong = ['a', 'b', 'c', 'd', 'e', 'f'].map((itemId) => ({ itemId, relevance: 0.9 }));
    const weak = { itemId: 'near', relevance: 0.45 };
    expect(rankMatches([...strong, weak], undefined)).not.toContain('near');
    expect(rankMatches([...strong.slice(1), weak], undefined)).toContain('near');
  });
});
