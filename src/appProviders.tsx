import { type ComponentType, type PropsWithChildren } from 'react';
import { type AppServices } from './appServices';
import { FontScaleProvider, PageOverlayProvider } from './components/PageFrame';
import { GroupObserverProvider } from './components/useGroupWindow';
import { BehaviourProvider } from './features/behaviour/behaviourService';
import { CartProvider } from './features/cart/cartService';
import { ConsentProvider, PrivacyQuestionsProvider } from './features/consent/consentService';
import { CouponsProvider } from './features/coupons/couponsService';
import { DiagnosticsProvider } from './features/diagnostics/DiagnosticsSheet';
import { LibraryProvider } from './features/library/libraryService';
import { OrdersProvider } from './features/orders/ordersService';
import { PrivacyProvider } from './features/privacy/privacyService';
import { RecommendProvider } from './features/recommend/recommendService';
import { ReviewsProvider } from './features/reviews/reviewsService';
import { SearchProvider } from './features/search/searchService';
import { SentimentProvider } from './features/sentiment/sentimentService';
import { ShareProvider } from './features/share/shareService';
import { ShopProvider } from './features/shop/shopService';

export interface AppProvidersProps {
  services: AppServices;
  /** Lies over every page. */
  overlay: ComponentType;
}

/** Hands each feature its own service. */
export function AppProviders({ services, overlay, children }: PropsWithChildren<AppProvidersProps>) {
  const { fontScale, observeGroups, shop, recommend, cart, orders, coupons, reviews, sentiment, consent } =
    services;
  const { search, library, behaviour, privacy, privacyQuestions, share, diagnostics } = services;
  return (
    <FontScaleProvider service={fontScale}>
      <GroupObserverProvider service={observeGroups}>
        <ShopProvider service={shop}>
          <RecommendProvider service={recommend}>
            <CartProvider service={cart}>
              <OrdersProvider service={orders}>
                <CouponsProvider service={coupons}>
                  <ReviewsProvider service={reviews}>
                    <SentimentProvider service={sentiment}>
                      <ConsentProvider service={consent}>
                        <LibraryProvider service={library}>
                          <BehaviourProvider service={behaviour}>
                            <PrivacyProvider service={privacy}>
                              <SearchProvider service={search}>
                                <ShareProvider service={share}>
                                  <DiagnosticsProvider service={diagnostics}>
                                    <PrivacyQuestionsProvider service={privacyQuestions}>
                                      <PageOverlayProvider service={overlay}>{children}</PageOverlayProvider>
                                    </PrivacyQuestionsProvider>
                                  </DiagnosticsProvider>
                                </ShareProvider>
                              </SearchProvider>
                            </PrivacyProvider>
                          </BehaviourProvider>
                        </LibraryProvider>
                      </ConsentProvider>
                    </SentimentProvider>
                  </ReviewsProvider>
                </CouponsProvider>
              </OrdersProvider>
            </CartProvider>
          </RecommendProvider>
        </ShopProvider>
      </GroupObserverProvider>
    </FontScaleProvider>
  );
}
