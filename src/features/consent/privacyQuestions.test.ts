import { createMemoryPrivacy } from '../../platform/memory/memoryPrivacy';
import { createPrivacyQuestions } from './privacyQuestions';

function ask(...referrers: string[]) {
  const privacy = createMemoryPrivacy();
  const questions = createPrivacyQuestions(privacy);
  return { privacy, questions, outcomes: Promise.all(referrers.map((referrer) => privacy.need(referrer))) };
}
const referrersOf = ({ questions }: ReturnType<typeof ask>) =>
  questions.get().map(({ referrer }) => referrer);

it('keeps questions in their order until there is an answer, which is for all of them', async () => {
  const asked = ask('chooseAddress', 'chooseMedia');
  expect(referrersOf(asked)).toEqual(['chooseAddress', 'chooseMedia']);
  asked.questions.agree('agree-button');
  expect(asked.questions.get()).toEqual([]);
  expect(await asked.outcomes).toEqual([true, true]);
  expect(asked.privacy.buttonIds).toEqual(['agree-button', 'agree-button']);
});

it('lets all that wait fail after a no, and asks again the next time', async () => {
  const asked = ask('chooseAddress', 'chooseAddress');
  asked.questions.refuse();
  expect(await asked.outcomes).toEqual([false, false]);
  void asked.privacy.need('chooseAddress');
  expect(referrersOf(asked)).toEqual(['chooseAddress']);
});

it('tells of each question once that the shopper has it before them, also of one that came later', () => {
  const { privacy, questions } = ask('chooseAddress');
  questions.shown();
  void privacy.need('chooseMedia');
  questions.shown();
  questions.shown();
  expect(privacy.seen).toEqual(['chooseAddress', 'chooseMedia']);
});

it('does not answer what an answer leads to', async () => {
  const { privacy, questions } = ask();
  const outcome = privacy.need('chooseAddress').then(() => privacy.need('chooseMedia'));
  questions.refuse();
  await new Promise(setImmediate);
  expect(questions.get().map(({ referrer }) => referrer)).toEqual(['chooseMedia']);
  questions.refuse();
  expect(await outcome).toBe(false);
});
