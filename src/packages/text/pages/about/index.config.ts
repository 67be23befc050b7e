export default definePageConfig({ navigationBarTitleText: '关于评价解读' });
