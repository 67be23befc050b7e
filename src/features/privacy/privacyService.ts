import { type FileSharing } from '../../platform';
import { type PrivacyClient } from '../../shopClient/privacyClient';
import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type PrivacyDesk } from './privacyDesk';

export interface PrivacyService {
  desk: PrivacyDesk;
  client: PrivacyClient;
  fileSharing: FileSharing;
  nowMs: () => number;
  /** What lies on this phone of its shopper, by name. */
  describeDevice: () => Record<string, unknown>;
}

export const [PrivacyProvider, usePrivacy] = createService<PrivacyService>('PrivacyProvider');

export function usePrivacyDesk() {
  return useStore(usePrivacy().desk);
}
