import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { DEMO_SHOP_DIR } from '../e2e/testShop';
import { type Cloud } from '../merchant-cli/connectCloud';
import { type MerchantKeys } from '../merchant-cli/merchantKeys';
import { askShopOrders } from '../merchant-cli/shopOrders';
import { type GalleryShot } from './galleryShots';
import { type GalleryVisit } from './galleryVisit';
import { placeOrder } from './placeOrder';

/** Who takes part: a shopper at the phone, and the shop. */
export interface Stage {
  visit: GalleryVisit;
  /** The shop's own way in. */
  cloud: Cloud;
  keys: MerchantKeys;
}

/** A page after something was done on it. */
export interface GalleryScene extends GalleryShot {
  /** Begins on the page; ends with what is to be seen. */
  act(stage: Stage): Promise<void>;
  /** After the picture. */
  leave?(stage: Stage): Promise<void>;
}

/** No other shot shows this one's reviews. */
const ITEM = 'tea-coffee-02-1';
const WRITE = `#/pages/write-review/index?itemId=${ITEM}`;
const REVIEWS = `#/pages/reviews/index?itemId=${ITEM}`;
const CHECKOUT = `#/pages/order-confirmation/index?itemId=${ITEM}`;
const ADDRESS = { recipient: '王小明', phone: '13800000000', address: '杭州市西湖区龙井路 1 号' };
const TEXT = '香气很足，第三泡还有回甘。包装是双层的，送人也体面，就是罐口有点紧。';

/** What pages look like once a shopper, or the shop, has done something with them. */
export function galleryScenes(): GalleryScene[] {
  return [
    {
      name: 'product-poster',
      page: 'product',
      state: 'usual',
      shows: '#share',
      address: `#/pages/product/index?itemId=${ITEM}`,
      async act({ visit: { page } }) {
        await page.locator('#share:visible').click();
        await page.locator('#make-poster:visible').click();
        await page.locator('#poster:visible').waitFor();
      },
    },
    {
      name: 'write-review-photos',
      page: 'write-review',
      state: 'usual',
      shows: '#submit-review',
      address: WRITE,
      act: ({ visit }) => writeReview(visit),
    },
    {
      name: 'reviews-photos',
      page: 'reviews',
      state: 'usual',
      shows: '#write-review',
      address: REVIEWS,
      async act({ visit }) {
        const { page } = visit;
        await page.locator('#write-review:visible').click();
        await page.locator('#submit-review:visible').waitFor();
        await writeReview(visit);
        await page.locator('#submit-review:visible').click();
        await page.locator('.review-own:visible').waitFor();
        // A note that fades would be seen on the picture.
        await page.getByText('评价已提交').waitFor({ state: 'hidden' });
        await visit.settled();
      },
    },
    {
      name: 'reviews-withdraw',
      page: 'reviews',
      state: 'usual',
      shows: '.review-own',
      address: REVIEWS,
      async act({ visit: { page } }) {
        await page.locator('.review-own:visible .button').first().click();
        await page.locator('#confirm-withdraw:visible').waitFor();
      },
      async leave({ visit: { page } }) {
        await page.locator('#confirm-withdraw:visible').click();
        await page.locator('.review-own:visible').waitFor({ state: 'detached' });
      },
    },
    {
      name: 'order-shipped',
      page: 'order',
      state: 'usual',
      shows: '#place-order',
      address: CHECKOUT,
      async act(stage) {
        const orderId = await placeOrder(stage.visit.page, ADDRESS);
        const shipment = { carrier: '顺丰速运', trackingNumber: 'SF1388000012345' };
        await askShopOrders({ action: 'ship-order', orderId, ...shipment }, stage);
        await stage.visit.show({ ...orderPage(orderId), shows: '#order-shipment' });
      },
    },
    {
      name: 'order-declined',
      page: 'order',
      state: 'usual',
      shows: '#place-order',
      address: CHECKOUT,
      async act(stage) {
        const orderId = await complain(stage.visit);
        const reason = '茶叶已按你的要求分装，分装后不能再出售；可以换成等价的其他茶';
        await askShopOrders({ action: 'decline-refund', orderId, reason }, stage);
        await stage.visit.show({ ...orderPage(orderId), shows: '#order-status:has-text("已支付")' });
      },
    },
    {
      name: 'order-refunded',
      page: 'order',
      state: 'usual',
      shows: '#place-order',
      address: CHECKOUT,
      async act(stage) {
        const orderId = await complain(stage.visit);
        await askShopOrders({ action: 'approve-refund', orderId }, stage);
        await stage.visit.show({ ...orderPage(orderId), shows: '#order-status:has-text("已退款")' });
      },
    },
  ];
}

const orderPage = (orderId: string) => ({
  name: 'order',
  address: `#/packages/trade/pages/order/index?orderId=${orderId}`,
});

async function complain(visit: GalleryVisit): Promise<string> {
  const { page } = visit;
  const orderId = await placeOrder(page, ADDRESS);
  await visit.show({ ...orderPage(orderId), shows: '#order-detail' });
  await page.getByLabel('申请售后').click();
  await page.locator('#after-sales-reason:visible textarea').fill('买错了规格');
  await page.locator('#submit-after-sales:visible').click();
  await page.locator('#order-status:visible', { hasText: '售后处理中' }).waitFor();
  return orderId;
}

async function writeReview({ page }: GalleryVisit): Promise<void> {
  await page.locator('#rating-4:visible').click();
  await page.locator('#review-text:visible textarea').fill(TEXT);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('#add-photo:visible').click(),
  ]);
  await chooser.setFiles(await photos());
  await page.locator('.photo-tile:visible [aria-label="移除照片 4/4"]').waitFor();
  await page.locator('.photo-cover').first().waitFor({ state: 'detached' });
}

/** Wide, high and square, as albums are. */
const SIZES = [
  [1600, 900],
  [900, 1600],
  [1200, 1200],
  [1600, 1200],
] as const;

async function photos() {
  const folder = join(DEMO_SHOP_DIR, 'pictures');
  const names = readdirSync(folder).filter((name) => /^tea-coffee-0[1-4]-view\./.test(name));
  return Promise.all(
    SIZES.map(async ([width, height], index) => ({
      name: `photo-${index}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await sharp(join(folder, names[index % names.length]!))
        .resize(width, height, { fit: 'cover' })
        .jpeg()
        .toBuffer(),
    })),
  );
}
