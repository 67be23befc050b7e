import { type FaqEntry, phrasingsOf } from '../../contracts';
import { type QuestionIndex } from './questionIndex';

/** Turns questions into vectors of unit length, [texts · dimension]. */
export interface QuestionEncoder {
  dimension: number;
  vectors(texts: readonly string[]): Promise<Float32Array>;
}

/** Scores texts by the words that they share with a query. */
type CreateLexicalIndex = (texts: readonly string[]) => { scores(query: string): ArrayLike<number> };

/** All phrasings of the entries, owned by the entries' places. Rejects when the encoder does. */
export async function indexEntries(
  entries: readonly FaqEntry[],
  encoder: QuestionEncoder,
  createLexicalIndex: CreateLexicalIndex,
): Promise<QuestionIndex> {
  const phrasings = entries.flatMap((entry, index) =>
    phrasingsOf(entry).map((text) => ({ text, entry: index })),
  );
  const texts = phrasings.map(({ text }) => text);
  const words = createLexicalIndex(texts);
  return {
    texts,
    owners: phrasings.map(({ entry }) => entry),
    vectors: await encoder.vectors(texts),
    dimension: encoder.dimension,
    lexical: (text) => words.scores(text),
  };
}
