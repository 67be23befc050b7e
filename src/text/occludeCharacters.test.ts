import { HIDDEN_ROW } from '../contracts/textRows';
import { characterVocabulary } from './characterRows';
import { occludeCharacters } from './occludeCharacters';
import { textNgrams } from './textNgrams';

const reading = { vocabulary: characterVocabulary('质量很好'), span: { head: 4, tail: 2 }, bits: 16 };
const bucketsOf = (text: string) => [...textNgrams(text, 16).buckets];

describe('occludeCharacters', () => {
  it('hides each character in turn, with every n-gram that covers it and no other', () => {
    const { characters, whole, hidden } = occludeCharacters('质量很好', reading);
    expect(characters).toEqual([...'质量很好']);
    expect([...whole.ngrams.buckets]).toEqual(bucketsOf('质量很好'));
    expect(hidden).toHaveLength(4);
    hidden.forEach(({ characters: rows, ngrams }, at) => {
      expect([...rows].map((row) => row === HIDDEN_ROW)).toEqual([...rows.keys()].map((row) => row === at));
      const around = [...bucketsOf('质量很好'.slice(0, at)), ...bucketsOf('质量很好'.slice(at + 1))];
      expect([...ngrams.buckets].sort()).toEqual([...new Set(around)].sort());
    });
  });

  it('shows of a long text what the model reads of it', () => {
    const { characters, hidden } = occludeCharacters('质量很好'.repeat(5), reading);
    expect(characters).toHaveLength(6);
    expect(hidden).toHaveLength(6);
  });
});
