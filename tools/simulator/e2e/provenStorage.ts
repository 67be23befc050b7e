import { eventually } from '../../e2e/eventually';
import { type Simulator } from '../browser/simulatorPage';
import { type PhoneOptions } from './phoneVisit';
import { type Phones } from './phones';

const KEY = 'engine/trial';

/**
 * Storage of a phone on which WebGL has won the timed trial. On a machine with busy cores the processor that plays the GPU
 * may honestly lose it, and checks of what comes after the trial would then check another phone.
 */
export async function provenStorage(phones: Phones): Promise<NonNullable<PhoneOptions['storage']>> {
  const phone = await phones.open();
  await phone.answerConsent('refuse');
  await phone.engineReady();
  const text = await eventually(async () => {
    const stored = await phone.page.evaluate((key) => {
      const { wx } = (window as Window & { simulator?: Simulator }).simulator!;
      return (wx as { getStorageSync(key: string): string }).getStorageSync(key);
    }, KEY);
    if (stored === '') throw new Error('no trial is remembered');
    return stored;
  });
  await phones.closeAll();
  return { [KEY]: JSON.stringify({ ...(JSON.parse(text) as object), backend: 'webgl', detail: '' }) };
}
