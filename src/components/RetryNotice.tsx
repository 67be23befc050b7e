import { Text, View } from '@tarojs/components';
import { Button } from './Button';
import './Notice.css';
import './RetryNotice.css';

/** Above what is known from before, when reading it anew has failed: why, and another try. */
export function RetryNotice({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <View className="notice notice-warning retry-notice">
      <Text className="retry-notice-text">{text}</Text>
      <Button kind="plain" text="重试" onPress={onRetry} />
    </View>
  );
}
