import { type GalleryShot, galleryShots, type ShopState } from '../../gallery/galleryShots';
import { type GalleryVisit } from '../../gallery/galleryVisit';
import { placeOrder } from '../../gallery/placeOrder';

/** A page as it is looked at, without the gallery's other states. */
export type PageShot = Pick<GalleryShot, 'name' | 'address' | 'shows'>;

const ITEM = 'pets-01-1';
const CHECKOUT = `#/pages/order-confirmation/index?itemId=${ITEM}`;
/** What can be claimed, or that all of it has been. */
const COUPONS = '.coupon, #coupons-page .empty-state';
const ADDRESS = {
  recipient: '欧阳小明',
  phone: '13800000000',
  address: '杭州市西湖区龙井路 1 号 2 幢 3 单元 405 室',
};

export const pageShots = (state: ShopState): GalleryShot[] =>
  galleryShots().filter((shot) => shot.state === state);

/** Pages of who has bought, claimed and kept something; `buySomething` is what brings the shop there. */
export const USED_SHOTS = [
  'orders-used',
  'order-used',
  'addresses-used',
  'favourites-used',
  'coupons-used',
  'checkout-used',
];

/** Orders, keeps and claims by the shopper's own way, and gives the pages that look different since. */
export async function buySomething({ page, show }: GalleryVisit): Promise<PageShot[]> {
  await show({ name: 'product', address: `#/pages/product/index?itemId=${ITEM}`, shows: '#favourite' });
  const heart = page.locator('#favourite:visible');
  if ((await heart.getAttribute('aria-checked')) === 'false') await heart.click();
  await show({ name: 'coupons', address: '#/packages/trade/pages/coupons/index', shows: COUPONS });
  const offer = page.locator('.coupon:visible .button').first();
  if (await offer.isVisible()) await offer.click();
  await show({ name: 'checkout', address: CHECKOUT, shows: '#place-order' });
  const orderId = await placeOrder(page, ADDRESS);
  const shots: Record<string, [address: string, shows: string]> = {
    'orders-used': ['#/pages/orders/index', '#order-list'],
    'order-used': [`#/packages/trade/pages/order/index?orderId=${orderId}`, '#order-detail'],
    'addresses-used': ['#/packages/trade/pages/addresses/index', '[id^="saved-"]'],
    'favourites-used': ['#/packages/library/pages/favourites/index', '#favourites-page .item-row'],
    'coupons-used': ['#/packages/trade/pages/coupons/index', '#coupons-page .tabs'],
    'checkout-used': [CHECKOUT, '#choose-coupon, #place-order'],
  };
  return Object.entries(shots).map(([name, [address, shows]]) => ({ name, address, shows }));
}
