import { PageFrame } from '../../../../components/PageFrame';
import { LinesSkeleton } from '../../../../components/Skeleton';
import { useConsent } from '../../../../features/consent/consentService';
import { PreferencesView } from '../../../../features/recommend/PreferencesView';
import { CatalogueGate } from '../../../../features/shop/CatalogueGate';

const MINUTE_MS = 60_000;

export default function PreferencesPage() {
  const { personalisation } = useConsent();
  const now = new Date();
  return (
    <PageFrame id="preferences-page">
      <CatalogueGate skeleton={<LinesSkeleton count={6} />}>
        {({ profile, byId }) => (
          <PreferencesView
            byId={byId}
            categoryTitle={(id) => profile.categories.find(({ categoryId }) => categoryId === id)?.title}
            currency={profile.currency}
            isPersonal={personalisation}
            nowMs={now.getTime()}
            zoneOffsetMs={-now.getTimezoneOffset() * MINUTE_MS}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
