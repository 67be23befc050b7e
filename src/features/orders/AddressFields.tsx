import { Input, Text, View } from '@tarojs/components';
import { fieldAria } from '../../components/aria';
import { type AddressDraft } from './addressStore';
import './OrderConfirmation.css';

const FIELDS: { name: keyof AddressDraft; title: string; placeholder: string; maxLength: number }[] = [
  { name: 'recipient', title: '收货人', placeholder: '姓名', maxLength: 40 },
  { name: 'phone', title: '电话', placeholder: '联系电话', maxLength: 20 },
  { name: 'address', title: '地址', placeholder: '详细到门牌号', maxLength: 200 },
];

export interface AddressFieldsProps {
  value: AddressDraft;
  onChange: (value: AddressDraft) => void;
}

export function AddressFields({ value, onChange }: AddressFieldsProps) {
  return (
    <View>
      {FIELDS.map(({ name, title, placeholder, maxLength }) => (
        <View className="form-field" key={name}>
          <Text className="form-label">{title}</Text>
          <Input
            id={`address-${name}`}
            className="form-input"
            value={value[name]}
            placeholder={placeholder}
            placeholderClass="form-placeholder"
            maxlength={maxLength}
            {...fieldAria({ label: title })}
            onInput={({ detail }) => onChange({ ...value, [name]: String(detail.value) })}
          />
        </View>
      ))}
    </View>
  );
}
