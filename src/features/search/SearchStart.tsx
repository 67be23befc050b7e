import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../components/aria';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';
import { useStore } from '../../state/useStore';
import { useSearch } from './searchService';

export interface SearchStartProps {
  popular: readonly string[];
  onSubmit: (query: string) => void;
}

/** Before anything is typed: earlier searches, which can be removed one by one or all at once, and what sells. */
export function SearchStart({ popular, onSubmit }: SearchStartProps) {
  const { history } = useSearch();
  const queries = useStore(history);
  const [isTidying, setTidying] = useState(false);
  return (
    <View>
      {queries.length > 0 && (
        <View id="search-history" className="search-section">
          <View className="search-section-head">
            <Text className="search-section-title" {...aria({ role: 'heading' })}>
              最近搜过
            </Text>
            {isTidying ? (
              <View className="search-section-actions">
                <Pressable
                  id="clear-searches"
                  className="search-action"
                  label="全部删除"
                  onPress={history.clear}
                >
                  <Text>全部删除</Text>
                </Pressable>
                <Pressable className="search-action" label="完成" onPress={() => setTidying(false)}>
                  <Text>完成</Text>
                </Pressable>
              </View>
            ) : (
              <Pressable
                id="tidy-searches"
                className="search-action"
                label="整理搜索记录"
                onPress={() => setTidying(true)}
              >
                <Icon name="trash" />
              </Pressable>
            )}
          </View>
          <View className="search-chips">
            {queries.map((query) => (
              <Pressable
                key={query}
                className="search-chip"
                label={isTidying ? `删除搜索记录${query}` : query}
                onPress={() => (isTidying ? history.remove(query) : onSubmit(query))}
              >
                <Text className="search-chip-text">{query}</Text>
                {isTidying && <Icon name="close" size="small" />}
              </Pressable>
            ))}
          </View>
        </View>
      )}
      <View className="search-section">
        <View className="search-section-head">
          <Text className="search-section-title" {...aria({ role: 'heading' })}>
            大家在买
          </Text>
        </View>
        <SearchChips queries={popular} onSubmit={onSubmit} />
      </View>
    </View>
  );
}

export function SearchChips({
  queries,
  onSubmit,
}: {
  queries: readonly string[];
  onSubmit: (query: string) => void;
}) {
  return (
    <View className="search-chips">
      {queries.map((query) => (
        <Pressable key={query} className="search-chip" label={query} onPress={() => onSubmit(query)}>
          <Text className="search-chip-text">{query}</Text>
        </Pressable>
      ))}
    </View>
  );
}
