import { Switch, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { fieldAria } from '../../components/aria';
import './ConsentSheet.css';
import { useConsent, useConsentStore } from './consentService';
import { type ConsentPurpose } from './consentStore';

/** The shopper's two choices, each in effect at once. */
export function ConsentSwitches() {
  const { collection, personalisation } = useConsent();
  return (
    <View className="card">
      <ConsentSwitch
        purpose="personalisation"
        title="个性化推荐"
        text="关闭后按销量排列，不看你的浏览记录"
        isGranted={personalisation}
      />
      <ConsentSwitch
        purpose="collection"
        title="帮助改进推荐"
        text="允许收集浏览、加购和下单记录"
        isGranted={collection === 'granted'}
      />
    </View>
  );
}

interface ConsentSwitchProps {
  purpose: ConsentPurpose;
  title: string;
  text: string;
  isGranted: boolean;
}

function ConsentSwitch({ purpose, title, text, isGranted }: ConsentSwitchProps) {
  const store = useConsentStore();
  /** As the finger left the switch while the answer is out: a no to the platform's question takes it back. */
  const [wanted, setWanted] = useState<boolean>();
  const checked = wanted ?? isGranted;

  async function set(granted: boolean) {
    setWanted(granted);
    await store.set(purpose, granted);
    setWanted(undefined);
  }

  return (
    <View className="consent-row">
      <View className="consent-row-text">
        <Text className="consent-row-title">{title}</Text>
        <Text className="consent-row-detail">{text}</Text>
      </View>
      <Switch
        id={`switch-${purpose}`}
        checked={checked}
        color="#b3261e"
        {...fieldAria({ role: 'switch', label: title, checked })}
        onChange={({ detail }) => void set(detail.value)}
      />
    </View>
  );
}
