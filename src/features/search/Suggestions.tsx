import { Text, View } from '@tarojs/components';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';

export interface SuggestionsProps {
  typed: string;
  suggestions: readonly string[];
  onSubmit: (query: string) => void;
  onFillIn: (text: string) => void;
}

/** What may be meant by what has been typed so far; the first line is what has been typed itself. */
export function Suggestions({ typed, suggestions, onSubmit, onFillIn }: SuggestionsProps) {
  return (
    <View id="search-suggestions" className="search-suggestions">
      <Pressable className="suggestion" label={`搜索${typed}`} onPress={() => onSubmit(typed)}>
        <Icon name="search" className="suggestion-icon" />
        <Text className="suggestion-text">{`搜索「${typed}」`}</Text>
      </Pressable>
      {suggestions.map((suggestion) => (
        <View className="suggestion-row" key={suggestion}>
          <Pressable className="suggestion" label={suggestion} onPress={() => onSubmit(suggestion)}>
            <Icon name="search" className="suggestion-icon" />
            <Text className="suggestion-text">{suggestion}</Text>
          </Pressable>
          <Pressable
            className="suggestion-fill-in"
            label={`把${suggestion}填入搜索框`}
            onPress={() => onFillIn(suggestion)}
          >
            <Icon name="fill-in" />
          </Pressable>
        </View>
      ))}
    </View>
  );
}
