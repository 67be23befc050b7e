import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type ConsentStore } from './consentStore';
import { type PrivacyQuestions } from './privacyQuestions';

export const [ConsentProvider, useConsentStore] = createService<ConsentStore>('ConsentProvider');

export function useConsent() {
  return useStore(useConsentStore());
}

export const [PrivacyQuestionsProvider, usePrivacyQuestions] =
  createService<PrivacyQuestions>('PrivacyQuestionsProvider');
