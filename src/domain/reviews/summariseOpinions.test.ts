import { type Aspect, type Polarity } from '../../contracts';
import { summariseOpinions, type ReadSentence } from './summariseOpinions';

const sentence = (
  reviewId: string,
  opinion: Polarity,
  polarity: number,
  aspects: Aspect[],
): ReadSentence => ({
  ...{ reviewId, opinion, polarity, aspects },
  text: `${reviewId} ${opinion} ${polarity}`,
});

describe('summariseOpinions', () => {
  it('counts good and bad by aspect, and quotes the clearest sentence of the greater side', () => {
    const sentences = [
      sentence('a', 'pos', 1, ['price']),
      sentence('a', 'pos', 4, ['price']),
      sentence('b', 'neg', -9, ['price']),
    ];
    expect(summariseOpinions(sentences)).toEqual([
      { aspect: 'price', positive: 2, negative: 1, reviews: 2, quote: 'a pos 4' },
    ]);
    expect(summariseOpinions([...sentences, ...sentences.slice(2), ...sentences.slice(2)])).toMatchObject([
      { positive: 2, negative: 3, quote: 'b neg -9' },
    ]);
  });

  it('concludes nothing from two sentences, nor from those that say neither', () => {
    const two = [sentence('a', 'pos', 1, ['fit']), sentence('b', 'pos', 1, ['fit'])];
    expect(summariseOpinions(two)).toEqual([]);
    expect(summariseOpinions([...two, sentence('c', 'neu', 0, ['fit'])])).toEqual([]);
    expect(summariseOpinions([...two, sentence('c', 'pos', 1, ['fit'])])).toHaveLength(1);
  });

  it('begins with what most sentences speak of, and lets one speak of two', () => {
    const sentences = [
      ...['a', 'b', 'c'].map((id) => sentence(id, 'pos', 1, ['quality', 'fit'])),
      sentence('d', 'neg', -1, ['fit']),
    ];
    expect(summariseOpinions(sentences).map(({ aspect }) => aspect)).toEqual(['fit', 'quality']);
  });
});
