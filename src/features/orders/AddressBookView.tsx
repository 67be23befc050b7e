import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState, Notice } from '../../components/Notice';
import { useStore } from '../../state/useStore';
import { type SavedAddress } from './addressBook';
import { AddressFields } from './AddressFields';
import { NO_PLATFORM_ADDRESS } from './addressCopy';
import { type AddressDraft, addressProblem } from './addressStore';
import './OrderListView.css';
import { useOrders } from './ordersService';

const EMPTY: AddressDraft = { recipient: '', phone: '', address: '' };

export interface AddressBookViewProps {
  /** Present: one is chosen for the order under way. */
  onChosen?: () => void;
}

/** The shopper's addresses, which lie on this device: there is nothing to wait for, and it works offline. */
export function AddressBookView({ onChosen }: AddressBookViewProps) {
  const { book, picker, address: current } = useOrders();
  const { addresses, defaultId } = useStore(book);
  const [editing, setEditing] = useState<{ addressId?: string; draft: AddressDraft }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => void book.load(), [book]);

  function choose({ recipient, phone, address }: SavedAddress) {
    void current.set({ recipient, phone, address });
    onChosen?.();
  }

  function save() {
    if (!editing) return;
    const missing = addressProblem(editing.draft);
    setProblem(missing);
    if (missing !== undefined) return;
    book.save(editing.draft, editing.addressId);
    setEditing(undefined);
  }

  async function importFromPlatform() {
    const choice = await picker.choose();
    if (choice.kind === 'closed') return;
    setEditing({ draft: choice.kind === 'chosen' ? choice.address : EMPTY });
    setProblem(choice.kind === 'chosen' ? undefined : NO_PLATFORM_ADDRESS);
  }

  if (editing) {
    return (
      <View className="card" id="address-form">
        <Text className="card-title">{editing.addressId === undefined ? '新地址' : '修改地址'}</Text>
        <AddressFields
          value={editing.draft}
          onChange={(draft) => setEditing((before) => before && { ...before, draft })}
        />
        {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
        <View className="order-steps">
          <Button id="save-address" text="保存" onPress={save} />
          <Button kind="secondary" text="取消" onPress={() => setEditing(undefined)} />
        </View>
      </View>
    );
  }
  return (
    <View>
      {addresses.length === 0 && (
        <EmptyState id="addresses-empty" title="还没有收货地址" text="地址只保存在这台手机上" />
      )}
      {addresses.map((saved) => {
        const { addressId, recipient, phone, address } = saved;
        const isDefault = addressId === defaultId;
        return (
          <View className="card" key={addressId} id={`saved-${addressId}`}>
            <View className="order-head">
              <Text>{`${recipient} ${phone}`}</Text>
              {isDefault && <Text className="order-status">默认</Text>}
            </View>
            <Text className="order-detail-line">{address}</Text>
            <View className="order-head">
              {onChosen && (
                <Button kind="secondary" text="使用" label={`使用${address}`} onPress={() => choose(saved)} />
              )}
              {!isDefault && (
                <Button
                  kind="plain"
                  text="设为默认"
                  label={`把${address}设为默认`}
                  onPress={() => book.setDefault(addressId)}
                />
              )}
              <Button
                kind="plain"
                text="修改"
                label={`修改${address}`}
                onPress={() => setEditing({ addressId, draft: { recipient, phone, address } })}
              />
              <Button
                kind="plain"
                text="删除"
                label={`删除${address}`}
                onPress={() => book.remove(addressId)}
              />
            </View>
          </View>
        );
      })}
      <View className="order-steps">
        <Button id="new-address" text="新增地址" onPress={() => setEditing({ draft: EMPTY })} />
        {picker.isAvailable && (
          <Button kind="secondary" text="使用微信地址" onPress={() => void importFromPlatform()} />
        )}
      </View>
    </View>
  );
}
