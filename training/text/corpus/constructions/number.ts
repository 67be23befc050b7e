import { clause } from '../clause';
import { type Domain, type Label } from '../domain';
import { type SeededRandom } from '../../../random/seededRandom';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number below 100 as people write it: 12, 十二. */
function written(random: SeededRandom, value: number): string {
  if (chance(random, 0.6)) return String(value);
  if (value < 10) return value === 2 ? '两' : DIGITS[value]!;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

const between = (random: SeededRandom, low: number, high: number) => low + random.below(high - low + 1);

type Frames = Readonly<Record<Label, readonly string[]>>;

/** Marks out of ten or a hundred. */
const MARKS: Frames = {
  pos: [
    '满分10分我给{high}分',
    '打{high}分',
    '必须{high}分',
    '100分给{ninety}分',
    '评分{high}，{own}',
    '五星好评，{own}',
    '给{high}分，剩下的分怕你骄傲',
  ],
  neg: [
    '满分10分我给{low}分',
    '最多{low}分',
    '100分给{twenty}分',
    '评分{low}，{own}',
    '一星都给多了',
    '负{low}分',
    '{low}分，多一分都不给',
    '五星减四星，{own}',
  ],
  neu: [
    '满分10分给{middle}分',
    '三星',
    '打个{middle}分',
    '100分给{sixty}分',
    '五星给三星',
    '{middle}分吧，不高不低',
  ],
};
/** Waits: hours are short and weeks are long. */
const WAITS: Frames = {
  pos: [
    '{few}个小时就到了',
    '昨天下单今天就到',
    '{few}分钟就回复了',
    '{few}分钟搞定',
    '比说好的早到{few}天',
    '当天就发货',
    '不到{few}小时就处理好了',
    '{few}点下单，天没黑就送来了',
  ],
  neg: [
    '等了{many}天才到',
    '{many}天了还没动静',
    '说{few}天到，实际{many}天',
    '打了{many}个电话没人接',
    '排队{many}分钟',
    '{many}个小时没人回',
    '催了{few}次才发货',
    '{many}天还在路上',
    '问了{few}遍都不理',
  ],
  neu: [
    '{few}天到的',
    '预计{few}天送到',
    '下单{few}天了，显示运输中',
    '定了{few}点送',
    '写的{few}天发货',
    '{few}号下的单',
  ],
};
/** How many of how many. */
const COUNTS: Frames = {
  pos: [
    '{many}个一个没坏',
    '{buy}了{many}份，份份满意',
    '{few}口人都说好',
    '回购{few}次了',
    '{many}个里没有一个差的',
    '{many}人团，个个夸',
    '前后{buy}了{few}次，次次{fine}',
    '一年{buy}了{many}次',
    '数了数还多送{few}个',
  ],
  neg: [
    '{many}个坏了{few}个',
    '{few}次里有{few}次出问题',
    '{buy}了{many}份，没一份好的',
    '换了{few}次还是坏的',
    '{many}个有一半不能{use}',
    '少发{few}个',
    '退了{few}回还没退下来',
    '说{many}个，数来数去少{few}个',
    '{few}个人{use}，{few}个人说不好',
  ],
  neu: [
    '{buy}了{few}份',
    '一共{many}个',
    '一盒{many}个',
    '第{few}次{buy}',
    '家里{few}口人{use}',
    '给{few}个人分的',
    '尺寸{many}乘{few}',
    '编号{many}{few}',
    '{few}楼{many}号',
  ],
};
/** Prices, against what one gets. */
const PRICES: Frames = {
  pos: [
    '{cheap}块钱能{buy}到这样的，超值',
    '比店里便宜{many}块',
    '只要{cheap}块，{own}',
    '活动价{cheap}，省了{many}块',
    '{dear}块花得值',
    '一天合不到{few}毛钱',
    '{dear}的品质{cheap}的价',
  ],
  neg: [
    '{dear}块就这',
    '花了{dear}，{own}',
    '{dear}块{buy}了个教训',
    '别家{cheap}这里卖{dear}',
    '刚{buy}就降了{many}块',
    '运费要{many}块，{own}',
    '{cheap}块都嫌贵',
    '{dear}块打水漂',
  ],
  neu: [
    '{cheap}块{buy}的',
    '{dear}元一份',
    '原价{dear}，券后{cheap}',
    '包邮{cheap}块',
    '两份{dear}',
    '满{dear}减{few}',
  ],
};

/** Values of the slots that hold numbers. */
function numbers(random: SeededRandom): Record<string, string> {
  return {
    high: String(pick(random, [9, 9.5, 10, 10, 12])),
    middle: String(pick(random, [5, 6, 6])),
    low: String(pick(random, [0, 1, 1, 2, 3])),
    ninety: String(between(random, 92, 100)),
    sixty: String(between(random, 55, 65)),
    twenty: String(between(random, 0, 30)),
    few: written(random, between(random, 2, 6)),
    many: written(random, between(random, 10, 60)),
    cheap: String(pick(random, [5, 9.9, 10, 19, 19.9, 29, 39, 49])),
    dear: String(pick(random, [199, 299, 388, 500, 699, 800, 1200, 2000])),
  };
}

/** How long something took. */
export function waited(random: SeededRandom, domain: Domain, label: Label): string {
  return fill(pick(random, WAITS[label]), { ...slots(random, domain), ...numbers(random) });
}

/** Marks, waits, counts and prices: the number tells with what stands around it. */
export const number: Construction = (random, domain, label) => {
  const frames = pick(random, [MARKS, WAITS, COUNTS, PRICES])[label];
  const text = fill(pick(random, frames), {
    ...slots(random, domain),
    ...numbers(random),
    own: clause(random, domain, label),
    fine: pick(random, ['都好', '满意', '没出过错']),
  });
  if (chance(random, 0.4)) return text;
  const own = clause(random, domain, label);
  return chance(random, 0.5) ? `${own}，${text}` : `${text}，${own}`;
};
