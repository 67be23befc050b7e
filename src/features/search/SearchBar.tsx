import { Input, Text, View } from '@tarojs/components';
import { fieldAria } from '../../components/aria';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';

export interface SearchBarProps {
  text: string;
  maxLength: number;
  /** Something is typed that is not shown yet. */
  canSubmit: boolean;
  onText: (text: string) => void;
  onSubmit: (text: string) => void;
}

export function SearchBar({ text, maxLength, canSubmit, onText, onSubmit }: SearchBarProps) {
  return (
    <View className="search-bar">
      <View className="search-field">
        <Icon name="search" className="search-field-icon" />
        <Input
          id="search-input"
          className="search-input"
          type="text"
          confirmType="search"
          focus={text === ''}
          maxlength={maxLength}
          value={text}
          placeholder="搜商品、品牌，拼音也行"
          placeholderClass="search-placeholder"
          onInput={({ detail }) => onText(detail.value)}
          onConfirm={({ detail }) => onSubmit(detail.value)}
          {...fieldAria({ label: '搜索商品' })}
        />
        {text !== '' && (
          <Pressable id="search-clear" className="search-clear" label="清空输入" onPress={() => onText('')}>
            <Icon name="close" size="small" />
          </Pressable>
        )}
      </View>
      <Pressable
        id="search-submit"
        className={`search-submit${canSubmit ? '' : ' search-submit-off'}`}
        label="搜索"
        disabled={!canSubmit}
        onPress={() => onSubmit(text)}
      >
        <Text>搜索</Text>
      </Pressable>
    </View>
  );
}
