import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Sheet, SheetPlace } from '../../components/Sheet';
import './ConsentSheet.css';
import { useConsent, useConsentStore } from './consentService';

/** Asked once, before anything is collected. Both answers lead into the whole shop. */
export function ConsentSheet() {
  const store = useConsentStore();
  const { isLoaded, collection } = useConsent();
  if (!isLoaded || collection !== 'not-asked') return <SheetPlace />;
  return (
    <SheetPlace>
      <Sheet id="consent-sheet" title="隐私说明">
        <Text className="sheet-text">
          推荐在你的手机上计算，浏览记录保存在本机。经你同意，我们还会收集看过、加购、下单的商品编号和时间，以及从哪个群聊进入（只有微信给的匿名编号，看不到群名和成员），用来改进推荐和商品。不收集姓名、电话或位置用于推荐。
        </Text>
        <Text className="sheet-text">
          不同意也可以正常购物。之后可以在“我的”里随时更改，或关闭个性化推荐。
        </Text>
        <View className="consent-actions">
          <Button
            id="consent-refuse"
            kind="secondary"
            text="不同意"
            onPress={() => void store.set('collection', false)}
          />
          <Button id="consent-accept" text="同意" onPress={() => void store.set('collection', true)} />
        </View>
      </Sheet>
    </SheetPlace>
  );
}
