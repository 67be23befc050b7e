import { type ObserveGroups } from './components/observeGroups';
import { type EventDraft } from './contracts';
import { type CartStore, createCartStore } from './features/cart/cartStore';
import { createCartSync } from './features/cart/cartSync';
import { type BehaviourService } from './features/behaviour/behaviourService';
import { type ConsentStore, createConsentStore, POLICY_VERSION } from './features/consent/consentStore';
import { createPrivacyQuestions, type PrivacyQuestions } from './features/consent/privacyQuestions';
import { type DiagnosticsService } from './features/diagnostics/DiagnosticsSheet';
import { type CouponStore, createCouponStore } from './features/coupons/couponStore';
import { createAddressBook } from './features/orders/addressBook';
import { createAddressStore } from './features/orders/addressStore';
import { createOrderDesk } from './features/orders/orderDesk';
import { createOrderList } from './features/orders/orderList';
import { createOrderSteps } from './features/orders/orderSteps';
import { createSimulatedPayment } from './features/orders/paymentProvider';
import { type OrdersService } from './features/orders/ordersService';
import { createFavouriteStore, type FavouriteStore } from './features/library/favouriteStore';
import { createPrivacyDesk } from './features/privacy/privacyDesk';
import { type PrivacyService } from './features/privacy/privacyService';
import { createExposureMemory } from './features/recommend/exposureMemory';
import { createInteractionHistory, type Interaction } from './features/recommend/interactionHistory';
import { createItemScores } from './features/recommend/itemScores';
import { type ObserveTiles } from './features/recommend/observeTiles';
import { createPickReasons } from './features/recommend/pickReasons';
import { createRails } from './features/recommend/rails';
import { createRankingStore } from './features/recommend/rankingStore';
import { type RecommendService } from './features/recommend/recommendService';
import { createTileExposure } from './features/recommend/tileExposure';
import { createReviewStore, type ReviewStore } from './features/reviews/reviewStore';
import { createSearchHistory } from './features/search/searchHistory';
import { type SearchService } from './features/search/searchService';
import { createOpinionStore } from './features/sentiment/opinionStore';
import { type SentimentService } from './features/sentiment/sentimentService';
import { noCodes } from './features/share/makePoster';
import { type ShareService } from './features/share/shareService';
import { createCatalogueStore } from './features/shop/catalogueStore';
import { createProductStore } from './features/shop/productStore';
import { type ShopService } from './features/shop/shopService';
import { type TextReader } from './inference/createTextReader';
import { type Recommender } from './inference/recommender';
import { type Platform } from './platform';
import { createPrivacyClient } from './shopClient/privacyClient';
import { createShopClient } from './shopClient/shopClient';
import { deriveStore } from './state/derivedStore';
import { createPersonalStorage } from './state/personalStorage';
import { createValueStore, type ReadableStore } from './state/valueStore';
import { createGroupEntries } from './tracking/groupEntries';
import { createSession } from './tracking/session';
import { type Tracker } from './tracking/tracker';

/** What a platform brings: chosen in `bootstrap.*.ts`. */
export interface AppHost {
  platform: Platform;
  recommender: Recommender;
  textReader: TextReader;
  tracker: Tracker;
  observeTiles: ObserveTiles;
  observeGroups: ObserveGroups;
  /** The shopper's text size, 1…1.4. */
  fontScale: ReadableStore<number>;
}

export interface AppServices {
  shop: ShopService;
  recommend: RecommendService;
  cart: CartStore;
  orders: OrdersService;
  coupons: CouponStore;
  reviews: ReviewStore;
  search: SearchService;
  sentiment: SentimentService;
  share: ShareService;
  consent: ConsentStore;
  privacyQuestions: PrivacyQuestions;
  library: FavouriteStore;
  behaviour: BehaviourService;
  privacy: PrivacyService;
  diagnostics: DiagnosticsService;
  fontScale: ReadableStore<number>;
  observeGroups: ObserveGroups;
  /** Reads the device, shows what it knows, then goes to the network. Nothing is collected before consent is known. */
  start(): Promise<void>;
}

/**
 * Keys that an erasure leaves: the shop's own, the way to the cloud, and what erases itself. Whatever else there is, also of
 * features to come, is the shopper's.
 */
const NOT_PERSONAL = [
  ...['catalogue/', 'inference/installed', 'engine/', 'cloud/'],
  ...['consent', 'tracking/', 'privacy/'],
];

/** Puts the features together: the one place where one feature's doing becomes another one's input. */
export function createAppServices({
  platform,
  recommender,
  textReader,
  tracker,
  observeTiles,
  observeGroups,
  fontScale,
}: AppHost): AppServices {
  const { cloud, clock, identifiers, lifecycle, network } = platform;
  const personal = createPersonalStorage(platform.keyValueStore, (key) =>
    NOT_PERSONAL.some((prefix) => key.startsWith(prefix)),
  );
  const nowMs = () => clock.nowMs();
  const shop = createShopClient(cloud);
  const catalogue = createCatalogueStore(shop, platform.keyValueStore, network);
  // Before anything ranks by the catalogue: the model then knows every item it is asked for.
  catalogue.subscribe(() => {
    const { profile, items } = catalogue.get();
    if (profile) void recommender.setCatalogue({ items, categories: profile.categories });
  });
  const products = createProductStore(shop);
  const history = createInteractionHistory(personal, nowMs);
  const exposures = createExposureMemory(personal, nowMs);
  const session = createSession(clock, identifiers, lifecycle);

  const groupEntries = createGroupEntries({ platform, tracker });
  const privacyClient = createPrivacyClient(cloud);
  const desk = createPrivacyDesk({
    keyValueStore: platform.keyValueStore,
    privacy: privacyClient,
    identifiers,
    clock,
    network,
    lifecycle,
    eraseDevice,
  });
  const consent = createConsentStore({
    keyValueStore: platform.keyValueStore,
    authorize: () => platform.privacy.authorize(),
    async applyCollection(granted) {
      if (!granted) groupEntries.withdraw();
      await tracker.setCollection(granted);
      void groupEntries.record();
    },
    async onChange(purpose, granted) {
      // After a withdrawal the tracker takes nothing, this neither: it is told as a decision alone.
      await tracker.track({ kind: 'consent-changed', purpose, granted, policyVersion: POLICY_VERSION });
      await desk.recordDecision({ purpose, granted, policyVersion: POLICY_VERSION });
    },
  });

  async function eraseDevice(): Promise<void> {
    await consent.set('collection', false);
    ranking.forget();
    await personal.erase();
    // A call that was under way before the withdrawal arrives before the cloud erases.
    await Promise.all([tracker.flush(), groupEntries.settled()]);
  }

  function track(draft: EventDraft): void {
    if (consent.get().collection === 'granted') void tracker.track(draft);
  }

  /** The history is what the personal order is made from: while that is off, nothing joins it. */
  function remember(itemId: string, kind: Interaction['kind']): void {
    whenPersonal(() => {
      history.record(itemId, kind);
      exposures.tapped(itemId);
    });
  }

  function whenPersonal(record: () => void): void {
    const recordIfAllowed = () => {
      if (consent.get().personalisation) record();
    };
    if (consent.get().isLoaded) recordIfAllowed();
    else void consent.load().then(recordIfAllowed);
  }

  /** Undefined while neither the catalogue nor the product itself has been read. */
  function priceOf(itemId: string): number | undefined {
    const listed = catalogue.get().byId.get(itemId);
    if (listed) return listed.priceMinor;
    const opened = products.of(itemId).get();
    return opened.status === 'ready' ? opened.product.priceMinor : undefined;
  }

  /** After a review came or went: the item's rating is another one. */
  function readRating(itemId: string): void {
    void products.load(itemId);
    void catalogue.refresh();
  }

  const personalisation = deriveStore(consent, (state) => state.personalisation);
  const ranking = createRankingStore({
    recommender,
    catalogue,
    history,
    exposures,
    personalisation,
    keyValueStore: personal,
    nowMs,
    seed: () => session.touch(),
  });

  const cart = createCartStore({
    keyValueStore: personal,
    nowMs,
    observer: {
      onAdded(itemId, quantity) {
        remember(itemId, 'cart-added');
        const priceMinor = priceOf(itemId);
        // A made-up price would be counted as a real one.
        if (priceMinor !== undefined) track({ kind: 'cart-added', itemId, quantity, priceMinor });
      },
      onRemoved: (itemId, quantity) => track({ kind: 'cart-removed', itemId, quantity }),
    },
  });

  const coupons = createCouponStore(shop);
  const orderList = createOrderList(shop, personal);
  const orderDesk = createOrderDesk({
    shop,
    payment: createSimulatedPayment(shop),
    keyValueStore: personal,
    identifiers,
    onPlaced({ orderId, lines, totalMinor }) {
      for (const { itemId } of lines) remember(itemId, 'ordered');
      cart.removeLines(lines);
      void coupons.refresh();
      track({
        kind: 'order-placed',
        orderId,
        totalMinor,
        lines: lines.map(({ itemId, quantity, priceMinor }) => ({ itemId, quantity, priceMinor })),
      });
    },
  });

  const favourites = createFavouriteStore({
    keyValueStore: personal,
    nowMs,
    onAdded: (itemId) => track({ kind: 'favourite-added', itemId }),
  });

  return {
    fontScale,
    observeGroups,
    consent,
    privacyQuestions: createPrivacyQuestions(platform.privacy),
    library: favourites,
    cart,
    shop: {
      catalogue,
      products,
      selectedCategory: createValueStore<string | undefined>(undefined),
      nowMs,
      pictureUrl: (cloudPath) => cloud.fileUrl(cloudPath),
    },
    recommend: {
      ranking,
      history,
      exposure: createTileExposure({
        clock,
        observeTiles,
        track,
        onExposed: (itemId) => whenPersonal(() => exposures.shown(itemId)),
      }),
      scores: createItemScores({ recommender, history, personalisation }),
      reasons: createPickReasons({ recommender, ranking, history, catalogue, nowMs }),
      rails: createRails({ recommender, catalogue, history, personalisation, nowMs }),
    },
    orders: {
      desk: orderDesk,
      list: orderList,
      steps: createOrderSteps(shop, orderList, () => void coupons.refresh()),
      address: createAddressStore(personal),
      book: createAddressBook(personal, identifiers),
      picker: platform.addressPicker,
    },
    coupons,
    reviews: createReviewStore({
      shop,
      cloud,
      photoPicker: platform.photoPicker,
      identifiers,
      onWritten({ itemId, rating, isHeldBack }) {
        track({ kind: 'review-written', itemId, rating });
        if (!isHeldBack) readRating(itemId);
      },
      onWithdrawn: readRating,
    }),
    search: {
      history: createSearchHistory(personal),
      submitted: (query, resultCount) => track({ kind: 'search-submitted', query, resultCount }),
    },
    sentiment: { reader: textReader, opinions: createOpinionStore(textReader) },
    share: { pictures: platform.pictures, codes: noCodes },
    behaviour: {
      clock,
      lifecycle,
      itemOpened: (itemId) => remember(itemId, 'viewed'),
      itemLeft: (itemId, surface, dwellMs) => track({ kind: 'item-viewed', itemId, surface, dwellMs }),
      itemDismissed(itemId, surface, reason) {
        history.dismiss(itemId, reason);
        track({ kind: 'item-dismissed', itemId, surface, reason });
      },
      dismissalUndone: (itemId) => history.undoDismissal(itemId),
      itemShared: (itemId) =>
        track({ kind: 'shared', ...(itemId !== undefined && { itemId }), target: 'friend' }),
      shareableShown: () => platform.chatGroups.carryTickets(),
    },
    privacy: {
      desk,
      client: privacyClient,
      fileSharing: platform.fileSharing,
      nowMs,
      /** What an export tells of this phone. */
      describeDevice: () => ({
        consent: consent.get(),
        history: history.get(),
        exposures: [...exposures.get()],
        cart: cart.get(),
        favourites: favourites.get(),
      }),
    },
    diagnostics: { recommender, tracker },
    async start() {
      await consent.load();
      void tracker.start();
      void favourites.load();
      void ranking.start();
      const isPaused = () => desk.get().erasure !== null;
      // First: a cart that is to be erased must not come back from the cloud.
      void desk.start();
      void createCartSync({ cart, shop, network, clock, isPaused }).start();
      void recommender.start();
      await catalogue.start();
    },
  };
}
