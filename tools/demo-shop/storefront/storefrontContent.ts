import { type Season as ShownIn, type StoreLink } from '../../../src/contracts';
import { type Season } from '../content/contentTypes';
import { type BannerLook } from './composeBanner';

export interface BannerContent extends BannerLook {
  bannerId: string;
  title: string;
  subtitle: string;
  link: StoreLink;
  season?: ShownIn;
}

const category = (categoryId: string): StoreLink => ({ to: 'category', categoryId });
const yearly = (from: string, to: string): ShownIn => ({ by: 'year', from, to });

export const BANNERS: readonly BannerContent[] = [
  {
    bannerId: 'winter-warmth',
    title: '把冬天过暖一点',
    subtitle: '被子、毛毯和一盏小灯',
    ground: '#f3e3d3',
    icons: ['bed', 'candle', 'snowflake'],
    link: category('bedding'),
    season: yearly('11-01', '02-28'),
  },
  {
    bannerId: 'spring-tea',
    title: '头一口春天',
    subtitle: '明前龙井与碧螺春',
    ground: '#dfecd9',
    icons: ['teapot', 'herb', 'cherry-blossom'],
    link: { to: 'search', query: '龙井' },
    season: yearly('03-01', '05-31'),
  },
  {
    bannerId: 'summer-fruit',
    title: '井水里的西瓜',
    subtitle: '当季瓜果，冷链到家',
    ground: '#d9efe6',
    icons: ['watermelon', 'coconut', 'sun'],
    link: category('fruit'),
    season: yearly('06-01', '08-31'),
  },
  {
    bannerId: 'autumn-camp',
    title: '趁天高，出去走走',
    subtitle: '帐篷、营灯与折叠桌椅',
    ground: '#f2e4c9',
    icons: ['tent', 'fire', 'maple-leaf'],
    link: category('sports'),
    season: yearly('09-01', '10-31'),
  },
  {
    bannerId: 'coffee-morning',
    title: '清晨的第一杯',
    subtitle: '新鲜烘焙的豆子与手冲壶',
    ground: '#eaddd0',
    icons: ['hot-beverage', 'croissant', 'chestnut'],
    link: { to: 'search', query: '咖啡' },
  },
  {
    bannerId: 'desk-calm',
    title: '书桌上的小秩序',
    subtitle: '好写的笔，好翻的本',
    ground: '#dde6ef',
    icons: ['notebook', 'pencil', 'potted-plant'],
    link: category('stationery'),
  },
  {
    bannerId: 'cat-home',
    title: '家有主子',
    subtitle: '主食、猫砂和一块抓板',
    ground: '#f4e1dc',
    icons: ['cat', 'fish', 'yarn'],
    link: category('pets'),
  },
];

export interface ShelfContent {
  shelfId: string;
  title: string;
  subtitle: string;
  /** The goods that are made for this time of the year. */
  of: Season;
  season: ShownIn;
}

export const SHELVES: readonly ShelfContent[] = [
  {
    shelfId: 'new-year',
    title: '年货先备起来',
    subtitle: '春联、坚果与一桌团圆',
    of: 'new-year',
    season: yearly('12-25', '02-15'),
  },
  {
    shelfId: 'winter',
    title: '冬日好物',
    subtitle: '暖手、暖脚、暖胃',
    of: 'winter',
    season: yearly('11-01', '02-28'),
  },
  {
    shelfId: 'spring',
    title: '春天上新',
    subtitle: '赶一趟时令',
    of: 'spring',
    season: yearly('03-01', '05-31'),
  },
  {
    shelfId: 'dragon-boat',
    title: '粽叶飘香',
    subtitle: '端午应节',
    of: 'dragon-boat',
    season: yearly('05-15', '06-25'),
  },
  {
    shelfId: 'summer',
    title: '清凉一夏',
    subtitle: '遮阳、冰饮与一场泳',
    of: 'summer',
    season: yearly('06-01', '08-31'),
  },
  {
    shelfId: 'school',
    title: '开学装备',
    subtitle: '新本新笔新书包',
    of: 'school',
    season: yearly('08-10', '09-20'),
  },
  {
    shelfId: 'mid-autumn',
    title: '月圆人团圆',
    subtitle: '月饼与桂花酒酿',
    of: 'mid-autumn',
    season: yearly('08-25', '10-05'),
  },
  {
    shelfId: 'autumn',
    title: '秋日宜居',
    subtitle: '添衣、进补、出门',
    of: 'autumn',
    season: yearly('09-01', '10-31'),
  },
];
