import * as v from 'valibot';
import { AfterSales, DeliveryAddress, Order } from './order';
import { Count } from './scalars';

/** What the shop's people do with an order. */
export const ShopOrderStep = v.picklist(['ship', 'approve-refund', 'decline-refund', 'refund']);
export type ShopOrderStep = v.InferOutput<typeof ShopOrderStep>;

/** An order as the shop's people see it: nothing of who placed it, unless they may and have asked. */
export const ShopOrder = v.object({
  ...v.omit(Order, ['address', 'note', 'afterSales']).entries,
  afterSales: v.optional(v.omit(AfterSales, ['reason'])),
  /** What can be done with it now. */
  possible: v.array(ShopOrderStep),
  personal: v.optional(
    v.object({
      address: DeliveryAddress,
      note: v.optional(v.string()),
      /** The words of the complaint. */
      reason: v.optional(v.string()),
    }),
  ),
});
export type ShopOrder = v.InferOutput<typeof ShopOrder>;

export const ShopOrderPage = v.object({ entries: v.array(ShopOrder), nextOffset: v.optional(Count) });
export type ShopOrderPage = v.InferOutput<typeof ShopOrderPage>;
