import { type Browser } from 'playwright-core';
import { launchChromium } from '../../browser/launchChromium';
import { openPhone, type PhoneOptions, type PhoneVisit } from './phoneVisit';

export interface Phones {
  browser: Browser;
  /** A new phone; switched off with the others by `close`. */
  open(options?: PhoneOptions): Promise<PhoneVisit>;
  /** Switches off all phones that are on and gives their problems. */
  closeAll(): Promise<string[]>;
  close(): Promise<void>;
}

/** A browser full of simulated phones. */
export async function openPhones(): Promise<Phones> {
  const browser = await launchChromium();
  let visits: PhoneVisit[] = [];
  return {
    browser,
    async open(options) {
      const visit = await openPhone(browser, options);
      visits.push(visit);
      return visit;
    },
    async closeAll() {
      const problems: string[] = [];
      for (const visit of visits) {
        problems.push(...(await visit.problems()));
        await visit.close();
      }
      visits = [];
      return problems;
    },
    close: () => browser.close(),
  };
}
