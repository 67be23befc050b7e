import { PageFrame } from '../../../../components/PageFrame';
import { PrivacyView } from '../../../../features/privacy/PrivacyView';

export default function PrivacyPage() {
  return (
    <PageFrame id="privacy-page">
      <PrivacyView />
    </PageFrame>
  );
}
