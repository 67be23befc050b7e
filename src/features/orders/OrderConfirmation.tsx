import { Text, Textarea, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { fieldAria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { EmptyState, Notice } from '../../components/Notice';
import { SheetPlace } from '../../components/Sheet';
import { type CartLine, type CatalogueItem, type Coupon, type ItemVariant } from '../../contracts';
import { chooseBestCoupon, judgeCoupon } from '../../domain/trade/coupons';
import { titleWithVariant } from '../../domain/trade/variants';
import { failureCopy } from '../../shopClient/failureCopy';
import { type ShopFailureCode } from '../../shopClient/shopClient';
import { useStore } from '../../state/useStore';
import { AddressFields } from './AddressFields';
import { NO_PLATFORM_ADDRESS } from './addressCopy';
import { addressProblem } from './addressStore';
import { CouponSheet } from './CouponSheet';
import './OrderConfirmation.css';
import { OrderDone } from './OrderDone';
import { type OrderOutcome } from './orderDesk';
import { useOrders } from './ordersService';

const MAX_NOTE_LENGTH = 200;
/** With the catalogue as it is here, every other attempt would fail as well. */
const CATALOGUE_IS_OLD: readonly ShopFailureCode[] = ['conflict', 'not-found'];

export interface OrderConfirmationProps {
  /** May become empty when the catalogue is read anew; an order that was placed is shown all the same. */
  lines: readonly {
    item: CatalogueItem;
    variant: ItemVariant | undefined;
    quantity: number;
    totalMinor: number;
  }[];
  /** The shopper's unused coupons. */
  coupons: readonly Coupon[];
  nowMs: number;
  currency: Currency;
  onAddresses: () => void;
  onOrders: () => void;
  onBrowse: () => void;
  /** The order failed because the shop's prices, stock or goods have changed. */
  onConflict: () => void;
}

export function OrderConfirmation(props: OrderConfirmationProps) {
  const { lines, coupons, nowMs, currency, onAddresses, onOrders, onBrowse, onConflict } = props;
  const { desk, list, book, picker, address: addressStore } = useOrders();
  const address = useStore(addressStore);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OrderOutcome>();
  const [problem, setProblem] = useState<string>();
  /** WeChat's address was asked for in vain. */
  const [isAddressWanting, setAddressWanting] = useState(false);
  /** `null`: the shopper wants none; absent: the best one is taken. */
  const [chosenId, setChosenId] = useState<string | null>();
  const [isChoosing, setChoosing] = useState(false);
  useEffect(() => {
    void book.load().then(async () => {
      await addressStore.load();
      const { addresses, defaultId } = book.get();
      const kept = addresses.find(({ addressId }) => addressId === defaultId);
      const { recipient, phone, address: text } = addressStore.get();
      if (kept && recipient + phone + text === '')
        void addressStore.set({ recipient: kept.recipient, phone: kept.phone, address: kept.address });
    });
  }, [addressStore, book]);

  const basket = lines.map(({ item, totalMinor: amountMinor }) => ({
    categoryId: item.categoryId,
    amountMinor,
  }));
  const judged = coupons.map((coupon) => ({ coupon, verdict: judgeCoupon(coupon, basket, nowMs) }));
  const couponId =
    chosenId === undefined ? chooseBestCoupon(coupons, basket, nowMs)?.couponId : (chosenId ?? undefined);
  const used = judged.find(({ coupon }) => coupon.couponId === couponId);
  const discountMinor = used?.verdict.kind === 'applies' ? used.verdict.discountMinor : 0;
  const couponText =
    discountMinor > 0 && used
      ? `${used.coupon.title} −${formatMoney(discountMinor, currency)}`
      : `不使用（有 ${coupons.length} 张）`;
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0) - discountMinor;

  async function pickAddress() {
    const choice = await picker.choose();
    setAddressWanting(choice.kind === 'unavailable');
    if (choice.kind === 'chosen') void addressStore.set(choice.address);
  }

  async function placeOrder() {
    const missing = addressProblem(address);
    setProblem(missing);
    if (missing !== undefined || isBusy) return;
    setBusy(true);
    const result = await desk.place({
      lines: lines.map(({ item, variant, quantity }): CartLine => ({
        itemId: item.itemId,
        ...(variant && { variantId: variant.variantId }),
        quantity,
      })),
      expectedTotalMinor: totalMinor,
      address: {
        recipient: address.recipient.trim(),
        phone: address.phone.trim(),
        address: address.address.trim(),
      },
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(discountMinor > 0 && couponId !== undefined && { couponId }),
    });
    setBusy(false);
    setOutcome(result);
    if (result.order) {
      list.replace(result.order);
      book.save(address);
    }
    if (!result.ok && CATALOGUE_IS_OLD.includes(result.failure.code)) onConflict();
  }

  if (outcome?.order) {
    return <OrderDone order={outcome.order} currency={currency} onOrders={onOrders} onBrowse={onBrowse} />;
  }
  if (lines.length === 0) {
    return <EmptyState title="没有可以结算的商品" actionText="去逛逛" onAction={onBrowse} />;
  }
  return (
    <View>
      <View className="card">
        <Text className="card-title">收货信息</Text>
        <AddressFields value={address} onChange={(draft) => void addressStore.set(draft)} />
        <View className="order-head">
          <Button id="choose-address" kind="plain" text="地址簿" onPress={onAddresses} />
          {picker.isAvailable && (
            <Button
              id="platform-address"
              kind="plain"
              text="使用微信地址"
              onPress={() => void pickAddress()}
            />
          )}
        </View>
        {isAddressWanting && (
          <View id="address-unavailable">
            <Notice tone="warning">{NO_PLATFORM_ADDRESS}</Notice>
          </View>
        )}
      </View>
      <View className="card">
        <Text className="card-title">商品</Text>
        {lines.map(({ item, variant, quantity, totalMinor: lineMinor }) => (
          <View className="order-line" key={`${item.itemId} ${variant?.variantId ?? ''}`}>
            <Text className="order-line-title">{titleWithVariant(item.title, variant)}</Text>
            <Text className="order-line-quantity">{`×${quantity}`}</Text>
            <Text>{formatMoney(lineMinor, currency)}</Text>
          </View>
        ))}
        <Textarea
          id="order-note"
          className="form-note"
          value={note}
          placeholder="给店家留言（选填）"
          placeholderClass="form-placeholder"
          maxlength={MAX_NOTE_LENGTH}
          {...fieldAria({ label: '给店家留言' })}
          onInput={({ detail }) => setNote(String(detail.value))}
        />
      </View>
      <View className="card">
        <Text className="card-title">优惠券</Text>
        {coupons.length === 0 ? (
          <Text className="order-choice-reason">没有可以使用的券</Text>
        ) : (
          <Button
            id="choose-coupon"
            kind="plain"
            text={couponText}
            label={`选择优惠券：${couponText}`}
            onPress={() => setChoosing(true)}
          />
        )}
      </View>
      <View className="card">
        <Text className="card-title">支付方式</Text>
        <Notice tone="warning">模拟支付，不会真实扣款。这是一家演示店铺，订单不会真的发货。</Notice>
      </View>
      {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
      {outcome && !outcome.ok && (
        <View id="order-failure">
          <Notice tone="warning">{orderFailureCopy(outcome.failure.code)}</Notice>
        </View>
      )}
      <View className="action-bar-room" />
      <View className="action-bar">
        <Text id="order-total" className="order-total">
          {formatMoney(totalMinor, currency)}
        </Text>
        <Button
          id="place-order"
          text={isBusy ? '正在提交…' : '提交订单（模拟支付）'}
          disabled={isBusy}
          onPress={() => void placeOrder()}
        />
      </View>
      <SheetPlace>
        {isChoosing && (
          <CouponSheet
            coupons={judged}
            selectedId={discountMinor > 0 ? couponId : undefined}
            currency={currency}
            onSelect={(selected) => {
              setChosenId(selected ?? null);
              setChoosing(false);
            }}
            onClose={() => setChoosing(false)}
          />
        )}
      </SheetPlace>
    </View>
  );
}

function orderFailureCopy(code: ShopFailureCode): string {
  if (code === 'conflict') return '库存、价格或优惠券有变化，已为你更新，请核对后重新提交';
  if (code === 'not-found') return '有商品已下架，已为你更新，请核对后重新提交';
  if (code === 'unreachable') return '网络不给力，订单还没有确认。重试不会重复下单';
  return failureCopy(code);
}
