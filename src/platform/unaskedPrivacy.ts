import { type Privacy } from './privacy';

/** Of a platform that leaves the question to the app. */
export const unaskedPrivacy: Privacy = {
  authorize: async () => true,
  onQuestion: () => undefined,
  openGuideline: async () => false,
};
