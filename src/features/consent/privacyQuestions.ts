import { type Privacy, type PrivacyQuestion } from '../../platform';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

/** The platform's questions that wait for the shopper, oldest first; empty when there is nothing to ask. */
export interface PrivacyQuestions extends ReadableStore<readonly PrivacyQuestion[]> {
  /** The shopper has before them what is asked now. */
  shown(): void;
  /** One answer is for all that wait: WeChat knows one agreement, to the whole guideline. */
  agree(buttonId: string): void;
  refuse(): void;
  openGuideline(): Promise<boolean>;
}

/** Asks in the platform's place from now on. */
export function createPrivacyQuestions(
  privacy: Pick<Privacy, 'onQuestion' | 'openGuideline'>,
): PrivacyQuestions {
  const waiting = createValueStore<readonly PrivacyQuestion[]>([]);
  const toldShown = new WeakSet<PrivacyQuestion>();
  privacy.onQuestion((question) => waiting.set([...waiting.get(), question]));

  function answerAll(answer: (question: PrivacyQuestion) => void): void {
    const questions = waiting.get();
    // First: a function that goes on may at once lead to the next question.
    waiting.set([]);
    questions.forEach(answer);
  }

  return {
    get: waiting.get,
    subscribe: waiting.subscribe,
    shown() {
      for (const question of waiting.get()) {
        if (toldShown.has(question)) continue;
        toldShown.add(question);
        question.shown();
      }
    },
    agree: (buttonId) => answerAll((question) => question.agree(buttonId)),
    refuse: () => answerAll((question) => question.refuse()),
    openGuideline: () => privacy.openGuideline(),
  };
}
