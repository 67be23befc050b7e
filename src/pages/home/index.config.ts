export default definePageConfig({
  navigationBarTitleText: '掌柜',
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
});
