import { answerConfidence } from './answerConfidence';
import { chooseThreshold, type LeftOutAnswer } from './chooseThreshold';
import { isKeptFromLearning } from './keptPhrasings';
import { phrasingAsQuestion, type QuestionIndex, rankScored, scorePhrasings } from './questionIndex';
import { type PhrasingScores } from './rankEntries';

/** What an answer must be right in, judged by the index alone. */
const AIMED_PRECISION = 0.95;
/** Of all messages, how many are taken to ask for what the index does not have. */
const UNANSWERABLE_SHARE = 0.1;
const LEXICAL_WEIGHTS = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2] as const;

export interface IndexCalibration {
  /** How much words in common count. */
  lexicalWeight: number;
  /** Confidence below which nothing is to be answered, see `answerConfidence`; Infinity where nothing ever is. */
  threshold: number;
}

/**
 * Chooses how an index answers, by the index alone: each phrasing that nothing was learned from is taken out and asked,
 * once with its entry's other phrasings there, and once without, when every answer is wrong. Weighed is what answers most
 * of them rightly, of equals the least.
 */
export function calibrateIndex(index: QuestionIndex): IndexCalibration {
  const trials = LEXICAL_WEIGHTS.map((lexicalWeight) => ({ lexicalWeight, answers: [] as LeftOutAnswer[] }));
  for (const phrasing of keptPhrasings(index.owners)) {
    const scores = scorePhrasings(index, phrasingAsQuestion(index, phrasing));
    for (const { lexicalWeight, answers } of trials) {
      answers.push(...leaveOut(phrasing, scores, lexicalWeight));
    }
  }
  const rightOf = ({ answers }: (typeof trials)[number]) => answers.filter(({ isRight }) => isRight).length;
  const best = trials.reduce((one, other) => (rightOf(other) > rightOf(one) ? other : one));
  return {
    lexicalWeight: best.lexicalWeight,
    threshold: chooseThreshold(best.answers, AIMED_PRECISION),
  };
}

/** Those kept from learning; phrasings of an entry stand together. */
function keptPhrasings(owners: readonly number[]): number[] {
  let start = 0;
  return owners.flatMap((owner, phrasing) => {
    if (owner !== owners[start]) start = phrasing;
    return isKeptFromLearning(phrasing - start) ? [phrasing] : [];
  });
}

/** What the encoder has learned from would look easier than what shoppers will ask: only kept phrasings are asked. */
function leaveOut(phrasing: number, scores: PhrasingScores, lexicalWeight: number): LeftOutAnswer[] {
  const entry = scores.entries[phrasing]!;
  const own = rankScored(scores, { lexicalWeight, without: (other) => other === phrasing });
  const foreign = rankScored(scores, {
    lexicalWeight,
    without: (other) => scores.entries[other] === entry,
  });
  return [
    {
      confidence: answerConfidence(own),
      isRight: own[0]?.entry === entry,
      weight: 1 - UNANSWERABLE_SHARE,
    },
    { confidence: answerConfidence(foreign), isRight: false, weight: UNANSWERABLE_SHARE },
  ];
}
