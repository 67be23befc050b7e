import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type ConsentStore } from './consentStore';

export const [ConsentProvider, useConsentStore] = createService<ConsentStore>('ConsentProvider');

export function useConsent() {
  return useStore(useConsentStore());
}
