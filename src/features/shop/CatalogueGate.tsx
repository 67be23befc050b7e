import { View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { EmptyState } from '../../components/Notice';
import { RetryNotice } from '../../components/RetryNotice';
import { type ShopProfile } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import { type CatalogueState } from './catalogueStore';
import { useCatalogue, useShop } from './shopService';

export interface CatalogueGateProps {
  /** Shown until there is anything to show. */
  skeleton: ReactNode;
  children: (catalogue: CatalogueState & { profile: ShopProfile }) => ReactNode;
}

/** Shows its children with the catalogue, or why there is none. A catalogue from the last visit is shown with a note. */
export function CatalogueGate({ skeleton, children }: CatalogueGateProps) {
  const { catalogue } = useShop();
  const state = useCatalogue();
  const { status, profile, failure } = state;
  if (profile) {
    return (
      <View>
        {/* A place of its own, so that the note can come and go without the content being sent again. */}
        <View>
          {failure && (
            <View id="stale-notice" className="stale-notice">
              <RetryNotice
                text={`${failureCopy(failure.code)}，以下是上次的内容`}
                onRetry={() => void catalogue.refresh()}
              />
            </View>
          )}
        </View>
        {children({ ...state, profile })}
      </View>
    );
  }
  if (status === 'failed' && failure) {
    return (
      <EmptyState
        id="catalogue-failed"
        title="店铺没有加载出来"
        text={failureCopy(failure.code)}
        actionText="重试"
        onAction={() => void catalogue.refresh()}
      />
    );
  }
  return <>{skeleton}</>;
}
