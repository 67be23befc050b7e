/** The ids and classes by which tests of the built app find things. Changing one is changing a contract. */
export const SELECTORS = {
  pages: {
    home: '#home-page',
    category: '#category-page',
    cart: '#cart-page',
    me: '#me-page',
    product: '#product-page',
    orderConfirmation: '#order-confirmation-page',
    orders: '#orders-page',
    reviews: '#reviews-page',
    writeReview: '#write-review-page',
    about: '#about-page',
    favourites: '#favourites-page',
    history: '#history-page',
    search: '#search-page',
  },
  search: {
    input: '#search-input',
    submit: '#search-submit',
    suggestions: '#search-suggestions',
    history: '#search-history',
    results: '#search-results',
    none: '#search-none',
  },
  feed: {
    root: '#feed',
    /** Each has the id `tile-<itemId>`, in the order of the ranking. */
    tile: '.item-tile',
    tileBody: '.item-tile-body',
    tileMenu: '.item-tile-menu',
    title: '.feed-title',
    /** Says what the order comes from: `按销量排列`, `根据你刚才的浏览`, `根据你的浏览`, `由手机本地计算，随点随变`. */
    source: '.feed-source',
    menu: '#tile-menu',
    /** In the menu: `推荐理由：…`. */
    reason: '#pick-reason',
    dismiss: '#dismiss-item',
    undoDismissal: '#undo-dismissal',
  },
  category: {
    /** Each has the id `category-<categoryId>`. */
    name: '.category-name',
    /** Each has the id `row-<itemId>`. */
    row: '.item-row',
    /** On the home page, each has the id `shortcut-<categoryId>`. */
    shortcut: '.shortcut',
  },
  product: {
    title: '#product-title',
    addToCart: '#add-to-cart',
    buyNow: '#buy-now',
    openCart: '#open-cart',
    writeReview: '#write-review',
  },
  cart: {
    empty: '#cart-empty',
    /** Each has the id `cart-line-<itemId>`. */
    line: '.cart-line',
    remove: '.cart-line-remove',
    total: '#cart-total',
    checkout: '#cart-checkout',
  },
  order: {
    recipient: '#address-recipient',
    phone: '#address-phone',
    address: '#address-address',
    place: '#place-order',
    failure: '#order-failure',
    done: '#order-done',
    id: '#order-id',
    view: '#view-orders',
    list: '#order-list',
  },
  review: { list: '#review-list', text: '#review-text', submit: '#submit-review', rating: '.rating-star' },
  consent: {
    sheet: '#consent-sheet',
    accept: '#consent-accept',
    refuse: '#consent-refuse',
    personalisation: '#switch-personalisation',
    collection: '#switch-collection',
  },
  clearHistory: { open: '#clear-history', sheet: '#clear-history-sheet', confirm: '#confirm-clear-history' },
  /** Long-press the version line; each line reads `name: value` and has the id `diagnostics-<name with dashes>`. */
  diagnostics: {
    versionLine: '#version-line',
    sheet: '#diagnostics',
    state: '#diagnostics-state',
    backend: '#diagnostics-backend',
    modelVersion: '#diagnostics-model-version',
    lastInference: '#diagnostics-last-inference',
    drawCalls: '#diagnostics-draw-calls',
    lastUpdate: '#diagnostics-last-update',
    queueLength: '#diagnostics-queue-length',
    delivered: '#diagnostics-delivered',
    checkUpdate: '#check-update',
    flush: '#flush-queue',
  },
} as const;
