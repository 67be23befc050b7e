import { PAGE_NAMES, type PageName, pageRoute, SHOP_PAGES } from '../simulator/e2e/pages';

/** What the shop is like when a page is looked at. */
export type ShopState =
  | 'usual'
  | 'empty'
  | 'offline'
  /** Started with the catalogue of the last visit; whatever is asked for since fails. */
  | 'failing'
  /** The first start, and the cloud cannot be reached. */
  | 'error';

export interface GalleryShot {
  /** Also the picture's name: `cart`, `cart-empty`. */
  name: string;
  page: PageName;
  state: ShopState;
  /** `#/pages/…` */
  address: string;
  /** On the page once it shows what is wanted. */
  shows: string;
}

const FAILED = '.empty-state, .notice-warning';

/** Beside its content, what a page shows when there is nothing, no network or no cloud. */
const STATES: Partial<Record<PageName, Partial<Record<ShopState, string>>>> = {
  home: { error: FAILED, failing: '#stale-notice', offline: '#feed .item-tile' },
  category: { error: FAILED },
  product: { error: FAILED, failing: FAILED, offline: '#product-title' },
  cart: { empty: '#cart-empty', error: FAILED },
  me: { error: '#version-line' },
  // Without a network, those that were read before.
  reviews: { error: FAILED, failing: FAILED, offline: `#review-list, ${FAILED}` },
  'order-confirmation': { error: FAILED },
  orders: { empty: FAILED, error: FAILED, failing: FAILED, offline: FAILED },
  order: { error: FAILED, failing: FAILED },
  coupons: { error: FAILED, failing: FAILED },
  search: { error: FAILED },
  favourites: { error: FAILED },
};

/** Every page in its usual state, then the others that it has. */
export function galleryShots(): GalleryShot[] {
  return PAGE_NAMES.flatMap((page) => {
    const address = `#/${pageRoute(page)}`;
    const usual = { name: page, page, state: 'usual' as const, address, shows: SHOP_PAGES[page].content };
    const others = Object.entries(STATES[page] ?? {}).map(([state, shows]) => ({
      name: `${page}-${state}`,
      page,
      state: state as ShopState,
      address,
      shows,
    }));
    return [usual, ...others];
  });
}
