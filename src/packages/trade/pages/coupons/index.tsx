import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { PageFrame } from '../../../../components/PageFrame';
import { LinesSkeleton } from '../../../../components/Skeleton';
import { CouponListView } from '../../../../features/coupons/CouponListView';
import { useCouponStore } from '../../../../features/coupons/couponsService';
import { CatalogueGate } from '../../../../features/shop/CatalogueGate';
import { openCategories } from '../../../../pages/routes';

export default function CouponsPage() {
  const store = useCouponStore();
  const [nowMs] = useState(() => Date.now());
  useDidShow(() => void store.refresh());
  return (
    <PageFrame id="coupons-page">
      <CatalogueGate skeleton={<LinesSkeleton count={3} />}>
        {({ profile }) => (
          <CouponListView
            currency={profile.currency}
            categoryTitle={(id) =>
              profile.categories.find(({ categoryId }) => categoryId === id)?.title ?? id
            }
            nowMs={nowMs}
            onUse={openCategories}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
