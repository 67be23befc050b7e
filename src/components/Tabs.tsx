import { ScrollView, Text, View } from '@tarojs/components';
import { aria } from './aria';
import { Pressable } from './Pressable';
import './Tabs.css';

export interface TabsProps<Key extends string> {
  /** What is chosen between: `优惠券`. */
  label: string;
  tabs: readonly { key: Key; title: string }[];
  selected: Key;
  onSelect: (key: Key) => void;
}

/** One row of tabs, which scrolls when it is too wide. */
export function Tabs<Key extends string>({ label, tabs, selected, onSelect }: TabsProps<Key>) {
  return (
    <ScrollView className="tabs" scrollX enableFlex {...aria({ role: 'tablist', label })}>
      <View className="tabs-row">
        {tabs.map(({ key, title }) => (
          <Pressable
            key={key}
            id={`tab-${key}`}
            className={`tabs-tab${key === selected ? ' tabs-selected' : ''}`}
            role="tab"
            label={`${label}：${title}`}
            selected={key === selected}
            onPress={() => onSelect(key)}
          >
            <Text>{title}</Text>
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}
