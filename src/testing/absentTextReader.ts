import { type TextReader } from '../inference/createTextReader';

/** A reader of an app that carries no model. */
export const ABSENT_TEXT_READER: TextReader = {
  readTexts: async () => undefined,
  explain: async () => undefined,
  status: () => ({ state: 'absent', detail: 'this app carries no text model' }),
  releaseMemory: () => undefined,
};
