import { randomUUID } from 'node:crypto';
import { type TestCloud } from './startTestCloud';

const SOLD_OUT = 'out of stock';
const OPTIONS = [{ name: '尺码', value: 'M' }];
/** A phone tries again this often, with the same order id, when the shop is busy or did not answer. */
const MAX_TRIES = 50;
/** Below what the local cloud lets wait for a function. */
const MAX_IN_FLIGHT = 150;

interface OrderReply {
  ok: boolean;
  error?: { code: string; message: string };
}

/**
 * As many shoppers order one piece each of a variant of which there are `stock`, up to 150 at once, through the shop's function
 * and the real SDK. How many got one, how many were told that it is sold out, and what is left.
 */
export async function orderTheLast(
  stock: number,
  { cloud, orders }: { cloud: Pick<TestCloud, 'owner' | 'call' | 'createIdentity'>; orders: number },
): Promise<{ sold: number; refused: number; stock: number }> {
  const itemId = `last-${randomUUID()}`;
  const variants = [
    { variantId: 'm', options: OPTIONS, priceMinor: 100, stock },
    { variantId: 'l', options: OPTIONS, priceMinor: 100, stock: 5 },
  ];
  const product = {
    _id: itemId,
    itemId,
    title: '最后几件',
    brief: '',
    categoryId: 'tea',
    brand: '',
    priceMinor: 100,
    stock: stock + 5,
    soldCount: 0,
    rating: 0,
    reviewCount: 0,
    picture: 'pictures/tea-1.webp',
    listedAtMs: 0,
    description: '',
    specifications: [],
    variants,
  };
  const products = cloud.owner.database().collection('products');
  await products.add({ data: product });

  async function buy(): Promise<OrderReply> {
    const token = await cloud.createIdentity();
    const request = {
      action: 'place-order',
      orderId: randomUUID(),
      lines: [{ itemId, variantId: 'm', quantity: 1 }],
      expectedTotalMinor: 100,
      address: { recipient: '掌柜', phone: '1', address: '茶街 1 号' },
    };
    for (let attempt = 0; ; attempt += 1) {
      const reply = (await cloud.call('shop', request, token)) as OrderReply;
      if (reply.ok || reply.error?.message === SOLD_OUT || attempt >= MAX_TRIES) return reply;
    }
  }

  const replies: OrderReply[] = [];
  let placed = 0;
  const queue = async () => {
    while (placed++ < orders) replies.push(await buy());
  };
  await Promise.all(Array.from({ length: Math.min(orders, MAX_IN_FLIGHT) }, queue));
  const { data: left } = (await products.doc(itemId).get()) as { data: typeof product };
  await products.doc(itemId).remove();
  return {
    sold: replies.filter(({ ok }) => ok).length,
    refused: replies.filter(({ error }) => error?.message === SOLD_OUT).length,
    stock: left.variants[0]!.stock,
  };
}
