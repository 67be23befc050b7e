import { startEngine } from '../../engine/startEngine';
import { seededRandom } from '../../random/seededRandom';
import { leaveOutEncoder } from './leaveOutEncoder';
import { type SentimentText } from './sentimentTexts';

jest.setTimeout(120_000);
beforeAll(() => startEngine());

const random = seededRandom(3);
/** Words of each polarity that all categories share, and a name that each has alone. */
const lines: SentimentText[] = Array.from({ length: 900 }, (_, index) => {
  const label = (['neg', 'pos'] as const)[index % 2]!;
  const category = ['甲', '乙', '丙'][random.below(3)]!;
  const verdict = (label === 'pos' ? ['喜欢', '推荐'] : ['失望', '后悔'])[random.below(2)]!;
  return { category, label, text: `${category}类${index}号，很${verdict}` };
});
const options = { seed: 1, pretrainingEpochs: 0, epochs: 3, l2: 1e-3, rewritten: 0.3 };

describe('leaveOutEncoder', () => {
  it('learns what holds everywhere, and nothing from copies of what it is asked', async () => {
    // The texts of 甲 once more under another name, with every label turned: what learned from them would fail.
    const copies = lines
      .filter(({ category }) => category === '甲')
      .map(({ label, text }) => ({
        category: '丁',
        label: label === 'pos' ? ('neg' as const) : ('pos' as const),
        text: `${text}！`,
      }));
    const asked = lines.filter(({ category }) => category === '甲').length;
    const evaluation = await leaveOutEncoder({
      lines: [...lines, ...copies],
      raw: copies.map(({ text }) => text),
      categories: ['甲'],
      options,
    });
    expect(evaluation.categories['甲']).toMatchObject({ n: asked });
    expect(evaluation.worst.accuracy).toBeGreaterThan(0.97);
    expect(evaluation.categories['甲']!.learned).toBeLessThan(lines.length - asked + 1);
  });

  it('leaves out categories that are joined together', async () => {
    const evaluation = await leaveOutEncoder({ lines, raw: [], categories: ['甲+乙'], options });
    const { n, learned, auc, correctedAccuracy } = evaluation.categories['甲+乙']!;
    const inside = lines.filter(({ category }) => category !== '丙').length;
    expect(n).toBe(inside);
    expect(learned).toBeLessThanOrEqual(lines.length - inside);
    expect(auc).toBeGreaterThan(0.97);
    expect(correctedAccuracy).toBeGreaterThan(0.95);
  });

  it('says which category has no texts', async () => {
    await expect(leaveOutEncoder({ lines, raw: [], categories: ['戊'], options })).rejects.toThrow('戊');
  });
});
