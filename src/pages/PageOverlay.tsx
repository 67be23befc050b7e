import { PrivacySheet } from '../features/consent/PrivacySheet';
import { usePageVisible } from './usePageVisible';

/** Lies over every page, and is drawn on the one on top. */
export function PageOverlay() {
  return usePageVisible() ? <PrivacySheet /> : null;
}
