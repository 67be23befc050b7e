import { type Privacy, type PrivacyQuestion } from '../privacy';

export interface AskingPhone {
  privacy: Privacy;
  /** As when the app uses the function; whether it went on. */
  need(referrer: string): Promise<boolean>;
}

/** What every platform that asks promises. `create` gives one whose shopper has agreed to nothing yet. */
export function describePrivacy(name: string, create: () => AskingPhone): void {
  describe(`${name} as a platform that asks`, () => {
    function listen() {
      const questions: PrivacyQuestion[] = [];
      const { privacy, need } = create();
      privacy.onQuestion((question) => questions.push(question));
      return { questions, need };
    }

    it('holds each function back, names it, and lets it go on after a yes', async () => {
      const { questions, need } = listen();
      const outcomes = [need('chooseAddress'), need('chooseMedia')];
      await Promise.resolve();
      expect(questions.map(({ referrer }) => referrer)).toEqual(['chooseAddress', 'chooseMedia']);
      for (const question of questions) {
        question.shown();
        question.agree('agree');
      }
      expect(await Promise.all(outcomes)).toEqual([true, true]);
    });

    it('lets the function fail after a no, and asks again the next time', async () => {
      const { questions, need } = listen();
      for (const count of [1, 2]) {
        const outcome = need('chooseAddress');
        await Promise.resolve();
        expect(questions).toHaveLength(count);
        questions.at(-1)!.refuse();
        expect(await outcome).toBe(false);
      }
    });
  });
}
