import { Switch, Text, View } from '@tarojs/components';
import { fieldAria } from '../../components/aria';
import './ConsentSheet.css';
import { useConsent, useConsentStore } from './consentService';
import { type ConsentPurpose } from './consentStore';

/** The shopper's two choices, each in effect at once. */
export function ConsentSwitches() {
  const store = useConsentStore();
  const { collection, personalisation } = useConsent();
  const rows: { purpose: ConsentPurpose; title: string; text: string; checked: boolean }[] = [
    {
      purpose: 'personalisation',
      title: '个性化推荐',
      text: '关闭后按销量排列，不看你的浏览记录',
      checked: personalisation,
    },
    {
      purpose: 'collection',
      title: '帮助改进推荐',
      text: '允许收集浏览、加购和下单记录',
      checked: collection === 'granted',
    },
  ];
  return (
    <View className="card">
      {rows.map(({ purpose, title, text, checked }) => (
        <View className="consent-row" key={purpose}>
          <View className="consent-row-text">
            <Text className="consent-row-title">{title}</Text>
            <Text className="consent-row-detail">{text}</Text>
          </View>
          <Switch
            id={`switch-${purpose}`}
            checked={checked}
            color="#b3261e"
            {...fieldAria({ role: 'switch', label: title, checked })}
            onChange={({ detail }) => void store.set(purpose, detail.value)}
          />
        </View>
      ))}
    </View>
  );
}
