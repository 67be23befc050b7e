import { View } from '@tarojs/components';

export default function HomePage() {
  return <View id="home-page">掌柜</View>;
}
