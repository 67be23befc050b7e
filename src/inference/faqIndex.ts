import { type FaqEntry } from '../contracts';
import { answerConfidence } from '../domain/matching/answerConfidence';
import { calibrateIndex, type IndexCalibration } from '../domain/matching/calibrateIndex';
import { indexEntries, type QuestionEncoder } from '../domain/matching/indexEntries';
import { rankScored, scorePhrasings } from '../domain/matching/questionIndex';
import { createLexicalIndex } from '../text/lexicalIndex';

export type FaqAnswer =
  | { kind: 'answered'; entry: FaqEntry; confidence: number }
  /** Nothing is sure enough; `nearest` may be offered as "do you mean". */
  | { kind: 'refused'; nearest: FaqEntry[]; confidence: number };

/** A shop's questions, to be asked in any words. */
export interface FaqIndex {
  calibration: IndexCalibration;
  /** Rejects when the encoder does. */
  ask(text: string): Promise<FaqAnswer>;
}

const NEAREST = 3;

/** Indexes all phrasings of the entries and calibrates the index by those that nothing was learned from. Rejects when the encoder does. */
export async function createFaqIndex(
  entries: readonly FaqEntry[],
  encoder: QuestionEncoder,
): Promise<FaqIndex> {
  const index = await indexEntries(entries, encoder, createLexicalIndex);
  const calibration = calibrateIndex(index);
  const { lexicalWeight, threshold } = calibration;
  return {
    calibration,
    async ask(text) {
      const vector = await encoder.vectors([text]);
      const ranking = rankScored(scorePhrasings(index, { text, vector }), { lexicalWeight });
      const confidence = answerConfidence(ranking);
      const [first] = ranking;
      if (first && confidence >= threshold) {
        return { kind: 'answered', entry: entries[first.entry]!, confidence };
      }
      const nearest = ranking.slice(0, NEAREST).map(({ entry }) => entries[entry]!);
      return { kind: 'refused', nearest, confidence };
    },
  };
}
