import { textKey } from '../distinctTexts';
import { readFaqTopics } from '../probes/faq/faqTopics';
import { readQuestionBank } from './questionBank';
import { buildQuestionSet, readQuestionPairs, type QuestionSet } from './questionPairs';
import { shopPairs } from './shopPairs';

export interface QuestionSources {
  /** Files of lines `question TAB question TAB 0|1`. */
  pairs: readonly string[];
  /** Files of JSON lines {id, standard, queries[]} whose questions nothing is learned from. */
  questionsNotIn: readonly string[];
  /** Whether the phrasings of the shop's FAQ are learned from too. */
  faq: boolean;
}

/** Everything that the encoder of questions learns from. Throws an InputError that names the file and line. */
export function readQuestions({ pairs, questionsNotIn, faq }: QuestionSources): QuestionSet {
  const asked = questionsNotIn
    .flatMap(readQuestionBank)
    .flatMap(({ standard, queries }) => [standard, ...queries]);
  const own = faq ? shopPairs(readFaqTopics()) : [];
  return buildQuestionSet([...pairs.flatMap(readQuestionPairs), ...own], new Set(asked.map(textKey)));
}
