import { type Privacy, type PrivacyQuestion } from '../privacy';

export interface MemoryPrivacy extends Privacy {
  /** As when the app uses `referrer`: true once the shopper agrees, false after a refusal. */
  need(referrer: string): Promise<boolean>;
  /** Functions whose questions the shopper has had before them. */
  readonly seen: string[];
  /** By which the shopper agreed. */
  readonly buttonIds: string[];
  readonly openedGuidelines: number;
}

/** A platform whose shopper has agreed to nothing yet. */
export function createMemoryPrivacy(): MemoryPrivacy {
  const seen: string[] = [];
  const buttonIds: string[] = [];
  let openedGuidelines = 0;
  let ask: ((question: PrivacyQuestion) => void) | undefined;
  let hasAgreed = false;

  async function need(referrer: string): Promise<boolean> {
    const askApp = ask;
    if (hasAgreed || !askApp) return true;
    return new Promise((resolve) => {
      askApp({
        referrer,
        shown: () => void seen.push(referrer),
        agree(buttonId) {
          buttonIds.push(buttonId);
          hasAgreed = true;
          resolve(true);
        },
        refuse: () => resolve(false),
      });
    });
  }

  return {
    seen,
    buttonIds,
    get openedGuidelines() {
      return openedGuidelines;
    },
    need,
    authorize: () => need('requirePrivacyAuthorize'),
    onQuestion: (next) => void (ask = next),
    async openGuideline() {
      openedGuidelines += 1;
      return true;
    },
  };
}
