import { View } from '@tarojs/components';

export default function AboutPage() {
  return <View id="about-page">关于推荐</View>;
}
