import { corpusTexts } from '../corpus/corpusTexts';
import { domains } from '../corpus/domains';
import { readOwnTexts } from './ownTexts';

jest.mock('../corpus/corpusTexts', () => ({ corpusTexts: jest.fn(() => []) }));

describe('readOwnTexts', () => {
  it('leaves out the domains that are named', () => {
    readOwnTexts(1, ['酒店民宿', '零食']);
    const [seed, , asked] = jest.mocked(corpusTexts).mock.calls[0]!;
    const names = asked!.map(({ category }) => category);
    expect(seed).toBe(1);
    expect(names).not.toContain('酒店民宿');
    expect(names).not.toContain('零食');
    expect(names).toHaveLength(domains().length - 2);
  });

  it('says which domain there is none of', () => {
    expect(() => readOwnTexts(1, ['酒店民宿', '火箭'])).toThrow(/got 火箭$/);
  });
});
