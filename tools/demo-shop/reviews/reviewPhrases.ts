/** Remarks that fit any good; what fits one category alone stands with its content. */
export const LOGISTICS_PRAISE = [
  '物流很快，隔天就到了',
  '快递小哥送到家门口',
  '包装里三层外三层',
  '下单第二天就发货',
  '纸箱完好，没有磕碰',
  '发货速度比预期快',
  '路上只走了两天',
  '包装严实又不浪费',
  '快递提前打了电话',
  '周末也正常派送',
] as const;
export const LOGISTICS_COMPLAINTS = [
  '物流慢，等了快一个星期',
  '快递盒子压扁了',
  '包装太简单',
  '放驿站也不说一声',
  '发货拖了三天',
  '外箱破了个角',
  '显示签收其实没收到，第二天才拿到',
] as const;
export const PRICE_PRAISE = [
  '这个价格很值',
  '活动价入手，划算',
  '比商场便宜不少',
  '一分价钱一分货',
  '性价比没得说',
  '凑单买的，没想到这么好',
  '对比了好几家，这家最合适',
] as const;
export const PRICE_COMPLAINTS = [
  '刚买完就降价',
  '价格偏高了',
  '这个价位可以做得更好',
  '没有活动的时候不划算',
  '同价位有更好的选择',
] as const;
export const SERVICE_PRAISE = [
  '客服很耐心',
  '问了几个问题都秒回',
  '有小瑕疵，客服马上补发了',
  '卖家还送了小礼物',
  '卡片上手写了一句话，暖到了',
  '售后处理得痛快',
] as const;
export const SERVICE_COMPLAINTS = [
  '客服半天才回',
  '退货流程麻烦',
  '问了两次都没有答复',
  '补发要等很久',
  '客服只会复制粘贴',
] as const;

export const DELIGHT = [
  '超出预期',
  '真的不错',
  '很满意',
  '没有失望',
  '好评',
  '推荐',
  '五星',
  '必须夸一下',
  '终于等到了',
  '种草很久，值得',
  '用了一周来评价',
  '家里人都说好',
  '朋友推荐来的，果然不错',
  '第一次买这家',
] as const;
export const CLOSINGS = [
  '会回购',
  '已经推荐给同事',
  '下次还来',
  '给爸妈也买了一份',
  '收藏店铺了',
  '等活动再囤',
  '期待上新',
  '希望一直保持',
  '买来送人也合适',
  '已经是老顾客了',
] as const;
export const CONTENT = [
  '整体还可以',
  '基本符合描述',
  '总体满意',
  '中规中矩',
  '还行',
  '该有的都有',
  '和图片一样',
] as const;
export const RESERVED = [
  '一般般',
  '没有想象中好',
  '有点失望',
  '不算差，也不惊喜',
  '凑合用',
  '勉强给三星',
] as const;
export const ANGER = [
  '不会再买了',
  '失望',
  '和描述不符',
  '踩雷了',
  '不推荐',
  '想退货又嫌麻烦',
  '希望店家改进',
] as const;
export const DEFAULT_REVIEWS = [
  '此用户没有填写文字评价，默认好评。',
  '不错。',
  '可以。',
  '挺好的！',
  '满意，谢谢店家。',
] as const;

/** Display names as shops mask them: first and last sign with stars between. */
export const NAME_HEADS = [
  ...'林陈王李张刘周吴徐孙小阿大晴雨木一叶云糖果鱼猫月星暖夏秋冬南北青山海米豆桃橙柚江安乐然可心t1aMkZ',
] as const;
export const NAME_TAILS = [...'子儿妈爸哥姐宝君生雪花草风鹿熊兔年笑甜丸仔达琳怡辰轩宁悦9527860nyx'] as const;
