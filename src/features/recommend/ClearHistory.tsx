import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Sheet, SheetPlace } from '../../components/Sheet';
import { useRecommend } from './recommendService';

/** Lets the shopper take back what the personal order is made from. */
export function ClearHistory() {
  const { ranking } = useRecommend();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <View className="card">
      <Button id="clear-history" kind="plain" text="清除浏览记录" onPress={() => setAsking(true)} />
      <SheetPlace>
        {isAsking && (
          <Sheet id="clear-history-sheet" title="清除浏览记录" onClose={close}>
            <Text className="sheet-text">本机的浏览记录和“不感兴趣”都会清除，推荐会重新开始。</Text>
            <Button
              id="confirm-clear-history"
              text="清除"
              onPress={() => {
                ranking.forget();
                close();
              }}
            />
            <Button text="取消" kind="plain" onPress={close} />
          </Sheet>
        )}
      </SheetPlace>
    </View>
  );
}
