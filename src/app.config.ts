export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/category/index',
    'pages/cart/index',
    'pages/me/index',
    'pages/product/index',
    'pages/order-confirmation/index',
    'pages/orders/index',
    'pages/reviews/index',
    'pages/write-review/index',
  ],
  subPackages: [
    { root: 'packages/library', pages: ['pages/favourites/index', 'pages/history/index'] },
    {
      root: 'packages/account',
      pages: ['pages/preferences/index', 'pages/settings/index', 'pages/privacy/index'],
    },
    { root: 'packages/engine', pages: ['pages/about/index'] },
    { root: 'packages/text', pages: ['pages/about/index'] },
    { root: 'packages/discover', pages: ['pages/search/index'] },
    {
      root: 'packages/trade',
      pages: ['pages/order/index', 'pages/coupons/index', 'pages/addresses/index'],
    },
  ],
  preloadRule: {
    'pages/me/index': { network: 'all', packages: ['packages/library', 'packages/account'] },
    'pages/home/index': { network: 'all', packages: ['packages/engine', 'packages/discover'] },
    'pages/product/index': { network: 'wifi', packages: ['packages/text'] },
    'pages/cart/index': { network: 'all', packages: ['packages/trade'] },
    'pages/orders/index': { network: 'all', packages: ['packages/trade'] },
  },
  requiredPrivateInfos: ['chooseAddress'],
  __usePrivacyCheck__: true,
  tabBar: {
    color: '@tabText',
    selectedColor: '@tabSelected',
    backgroundColor: '@surface',
    borderStyle: '@tabBorder' as 'black',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tabs/home.png',
        selectedIconPath: 'assets/tabs/home-selected.png',
      },
      {
        pagePath: 'pages/category/index',
        text: '分类',
        iconPath: 'assets/tabs/category.png',
        selectedIconPath: 'assets/tabs/category-selected.png',
      },
      {
        pagePath: 'pages/cart/index',
        text: '购物车',
        iconPath: 'assets/tabs/cart.png',
        selectedIconPath: 'assets/tabs/cart-selected.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-selected.png',
      },
    ],
  },
  window: {
    navigationBarTitleText: '掌柜',
    // WeChat's default; without it a browser preview shows no bar, and no way back.
    navigationStyle: 'default',
    navigationBarBackgroundColor: '@surface',
    navigationBarTextStyle: '@barText',
    backgroundColor: '@ground',
    backgroundTextStyle: '@backgroundText',
  },
  // In browsers Taro 4.1.11 hides the page below by a timer after its animation: whoever goes back before it has run out
  // finds the page below hidden.
  ...(process.env['TARO_ENV'] === 'h5' && { animation: false }),
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
});
