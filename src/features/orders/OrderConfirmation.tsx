import { Input, Text, Textarea, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { EmptyState, Notice } from '../../components/Notice';
import { type CartLine, type CatalogueItem, type ItemVariant } from '../../contracts';
import { variantTitle } from '../../domain/trade/variants';
import { failureCopy } from '../../shopClient/failureCopy';
import { type ShopFailureCode } from '../../shopClient/shopClient';
import { useStore } from '../../state/useStore';
import { type AddressDraft, addressProblem } from './addressStore';
import './OrderConfirmation.css';
import { OrderDone } from './OrderDone';
import { type OrderOutcome } from './orderDesk';
import { useOrders } from './ordersService';

const MAX_NOTE_LENGTH = 200;
/** With the catalogue as it is here, every other attempt would fail as well. */
const CATALOGUE_IS_OLD: readonly ShopFailureCode[] = ['conflict', 'not-found'];

const FIELDS: { name: keyof AddressDraft; title: string; placeholder: string; maxLength: number }[] = [
  { name: 'recipient', title: '收货人', placeholder: '姓名', maxLength: 40 },
  { name: 'phone', title: '电话', placeholder: '联系电话', maxLength: 20 },
  { name: 'address', title: '地址', placeholder: '省市区、街道、门牌号', maxLength: 200 },
];

export interface OrderConfirmationProps {
  /** May become empty when the catalogue is read anew; an order that was placed is shown all the same. */
  lines: readonly {
    item: CatalogueItem;
    variant: ItemVariant | undefined;
    quantity: number;
    totalMinor: number;
  }[];
  currency: Currency;
  onOrders: () => void;
  onBrowse: () => void;
  /** The order failed because the shop's prices, stock or goods have changed. */
  onConflict: () => void;
}

export function OrderConfirmation(props: OrderConfirmationProps) {
  const { lines, currency, onOrders, onBrowse, onConflict } = props;
  const { desk, list, address: addressStore } = useOrders();
  const address = useStore(addressStore);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OrderOutcome>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => void addressStore.load(), [addressStore]);

  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);

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
    });
    setBusy(false);
    setOutcome(result);
    if (result.order) list.replace(result.order);
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
        {FIELDS.map(({ name, title, placeholder, maxLength }) => (
          <View className="form-field" key={name}>
            <Text className="form-label">{title}</Text>
            <Input
              id={`address-${name}`}
              className="form-input"
              value={address[name]}
              placeholder={placeholder}
              placeholderClass="form-placeholder"
              maxlength={maxLength}
              {...aria({ label: title })}
              onInput={({ detail }) =>
                void addressStore.set({ ...addressStore.get(), [name]: String(detail.value) })
              }
            />
          </View>
        ))}
      </View>
      <View className="card">
        <Text className="card-title">商品</Text>
        {lines.map(({ item, variant, quantity, totalMinor: lineMinor }) => (
          <View className="order-line" key={`${item.itemId} ${variant?.variantId ?? ''}`}>
            <Text className="order-line-title">
              {variant ? `${item.title} ${variantTitle(variant)}` : item.title}
            </Text>
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
          {...aria({ label: '给店家留言' })}
          onInput={({ detail }) => setNote(String(detail.value))}
        />
      </View>
      <View className="card">
        <Text className="card-title">支付方式</Text>
        <Notice tone="warning">模拟支付，不会真实扣款。这是一家演示店铺，订单不会发货。</Notice>
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
    </View>
  );
}

function orderFailureCopy(code: ShopFailureCode): string {
  if (code === 'conflict') return '库存或价格有变化，已为你更新，请核对后重新提交';
  if (code === 'not-found') return '有商品已下架，已为你更新，请核对后重新提交';
  if (code === 'unreachable') return '网络不给力，订单还没有确认。重试不会重复下单';
  return failureCopy(code);
}
