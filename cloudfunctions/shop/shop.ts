import {
  type Cart,
  type CloudReply,
  NO_MERCHANDISING,
  type ShopRequest,
  type ShopResult,
} from '../../src/contracts';
import { type Call } from '../runtime/entry';
import { page } from '../runtime/page';
import { fail, succeed, type Reply } from '../runtime/reply';
import { cataloguePage } from './cataloguePage';
import { changeOwnOrder, withoutOwner } from './changeOrder';
import { claimCoupon, listOffers } from './ownCoupons';
import { payOrder, placeOrder } from './placeOrder';
import { preparePhoto } from './reviewPhotos';
import { type ShopRepository } from './shopRepository';
import { type ReviewIntake, writeReview } from './writeReview';

const EMPTY_CART: Cart = { lines: [], updatedAtMs: 0 };

/** Answers any request of the shop. Everything but the catalogue is the caller's own. */
export async function answerShop(
  request: ShopRequest,
  call: Call,
  repository: ShopRepository,
  intake: ReviewIntake,
): Promise<CloudReply<ShopResult<ShopRequest['action']>>> {
  switch (request.action) {
    case 'shop-profile': {
      const profile = await repository.findProfile();
      return profile ? succeed(profile) : fail('not-found', 'the shop has no profile yet');
    }
    case 'merchandising':
      return succeed((await repository.findMerchandising()) ?? NO_MERCHANDISING);
    case 'catalogue-page':
      return succeed(await cataloguePage(request, repository));
    case 'product': {
      const product = await repository.findProduct(request.itemId);
      return product ? succeed(product) : fail('not-found', 'no such item');
    }
    case 'reviews':
      return succeed(
        await page(request, (part) => repository.listReviews(request.itemId, call.openid, part)),
      );
    case 'write-review':
      return writeReview(request, call, repository, intake);
    case 'withdraw-review': {
      const { reviewId } = request;
      const isOthers = (await intake.withdraw(reviewId, call.openid)) === 'not-own';
      return isOthers ? fail('forbidden', 'not a review of the caller') : succeed({ reviewId });
    }
    case 'prepare-photo':
      return preparePhoto(call, repository);
    case 'cart':
      return succeed((await repository.findCart(call.openid)) ?? EMPTY_CART);
    case 'save-cart':
      return saveCart(request.cart, call, repository);
    case 'place-order':
      return placeOrder(request, call, repository);
    case 'pay-order':
      return payOrder(request, call, repository);
    case 'orders':
      return succeed(
        await page(request, (part) =>
          repository.listOrders(call.openid, { ...part, filter: request.filter }),
        ),
      );
    case 'order': {
      const order = await repository.findOrder(request.orderId);
      return order?.openid === call.openid
        ? succeed(withoutOwner(order))
        : fail('not-found', 'no such order');
    }
    case 'cancel-order': {
      const patch = () => ({ cancelReason: 'shopper' as const });
      return changeOwnOrder({ orderId: request.orderId, step: 'cancel', patch }, call, repository);
    }
    case 'confirm-receipt':
      return changeOwnOrder({ orderId: request.orderId, step: 'confirm-receipt' }, call, repository);
    case 'request-after-sales': {
      const { orderId, kind, reason } = request;
      const afterSales = { state: 'requested' as const, kind, reason, requestedAtMs: call.nowMs };
      const patch = () => ({ afterSales });
      return changeOwnOrder({ orderId, step: 'request-after-sales', patch }, call, repository);
    }
    case 'withdraw-after-sales':
      return changeOwnOrder({ orderId: request.orderId, step: 'withdraw-after-sales' }, call, repository);
    case 'coupons':
      return listOffers(call, repository);
    case 'claim-coupon':
      return claimCoupon(request.couponId, call, repository);
  }
}

/** Of two devices' carts the later one stands, in whatever order they arrive; the reply is the one that stands. */
async function saveCart(cart: Cart, { openid }: Call, repository: ShopRepository): Reply<Cart> {
  return repository.transact(async (transaction) => {
    const saved = await transaction.findCart(openid);
    if (saved && saved.updatedAtMs > cart.updatedAtMs) return succeed(saved);
    await transaction.putCart(openid, cart);
    return succeed(cart);
  });
}
