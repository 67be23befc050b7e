import { View } from '@tarojs/components';

export default function MePage() {
  return <View id="me-page">我的</View>;
}
