export default definePageConfig({ navigationBarTitleText: '关于推荐' });
