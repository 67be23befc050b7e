/** What is asked for, what for, and how it goes on without: each a part of a sentence. */
interface Purpose {
  asks: string;
  why: string;
  otherwise: string;
}

/** By the name of the function that waits. */
const PURPOSES: Readonly<Record<string, Purpose>> = {
  chooseAddress: {
    asks: '读取你在微信里选中的收货地址',
    why: '用来填写收货地址',
    otherwise: '不同意可以手动填写，已填的内容不会丢失',
  },
  chooseMedia: {
    asks: '读取你选中的照片',
    why: '用来放进你写的评价',
    otherwise: '不同意可以只写文字评价，已写的内容不会丢失',
  },
  saveImageToPhotosAlbum: {
    asks: '把图片添加到你的相册',
    why: '用来保存你生成的海报',
    otherwise: '不同意就不保存，照常购物',
  },
  setClipboardData: {
    asks: '把物流单号放进剪贴板',
    why: '用来查询快递',
    otherwise: '不同意可以长按单号复制',
  },
  requirePrivacyAuthorize: {
    asks: '收集看过、加购、下单的商品编号和时间',
    why: '用来改进推荐和商品',
    otherwise: '不同意就不收集，照常购物',
  },
};

/** Whatever a later version of the app or of WeChat asks for. */
const OTHER: Purpose = {
  asks: '使用你刚才点的微信功能',
  why: '用来完成这一步操作',
  otherwise: '不同意就不使用这项功能，照常购物',
};

/** Each purpose once, in one sentence, in the order of asking. */
export function privacyPurposes(referrers: readonly string[]): string[] {
  const purposes = new Set(referrers.map((referrer) => PURPOSES[referrer] ?? OTHER));
  return [...purposes].map(({ asks, why, otherwise }) => `${asks}，${why}。${otherwise}。`);
}
