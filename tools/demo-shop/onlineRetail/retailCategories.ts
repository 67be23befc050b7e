import type { Category } from '../../../src/contracts';

export interface RetailCategory extends Pick<Category, 'categoryId' | 'title'> {
  /** As `BaseGood.look`. */
  look: string;
  /** Soft backgrounds of the category's tiles, `#rrggbb`. */
  grounds: readonly string[];
}

/** The categories of the imported shop: the log has none, so they follow from words in the descriptions. */
export const RETAIL_CATEGORIES = [
  {
    categoryId: 'christmas',
    title: 'Christmas',
    look: 'christmas-tree',
    grounds: ['#f9e9e4', '#e8f1e6', '#f7f0dd'],
  },
  {
    categoryId: 'seasonal',
    title: 'Easter & Spring',
    look: 'hatching-chick',
    grounds: ['#fdf6d8', '#eaf5e3', '#fbeaf0'],
  },
  { categoryId: 'bags', title: 'Bags & Purses', look: 'handbag', grounds: ['#f6ebe2', '#eaeff6', '#f5eaef'] },
  {
    categoryId: 'candles-lights',
    title: 'Candles & Lights',
    look: 'candle',
    grounds: ['#fdf1dc', '#f1ebf3', '#f6ece3'],
  },
  {
    categoryId: 'baking',
    title: 'Baking & Cakes',
    look: 'cupcake',
    grounds: ['#fdeaea', '#fdf3de', '#eff4e8'],
  },
  {
    categoryId: 'tea-table',
    title: 'Tea & Table',
    look: 'teapot',
    grounds: ['#eaf2ee', '#f8efe3', '#eef0f7'],
  },
  {
    categoryId: 'kitchen',
    title: 'Kitchen',
    look: 'pot-of-food',
    grounds: ['#f5f0e4', '#e9f1f1', '#fbeee4'],
  },
  {
    categoryId: 'jewellery',
    title: 'Jewellery & Beauty',
    look: 'ring',
    grounds: ['#f6ebf2', '#eeebf7', '#fbf1ea'],
  },
  {
    categoryId: 'toys',
    title: 'Toys & Kids',
    look: 'teddy-bear',
    grounds: ['#fff2da', '#e7f1fb', '#fdebee'],
  },
  {
    categoryId: 'stationery',
    title: 'Cards & Stationery',
    look: 'pencil',
    grounds: ['#fdf4dd', '#e9f0f8', '#f2ecf6'],
  },
  {
    categoryId: 'party',
    title: 'Party & Gift Wrap',
    look: 'party-popper',
    grounds: ['#fdeef0', '#fff4da', '#eaf3fa'],
  },
  { categoryId: 'garden', title: 'Garden', look: 'potted-plant', grounds: ['#e8f3e4', '#f4f3e0', '#e9f2f0'] },
  {
    categoryId: 'sewing-craft',
    title: 'Sewing & Craft',
    look: 'thread',
    grounds: ['#f7eef5', '#eef4ee', '#fbf1e2'],
  },
  {
    categoryId: 'signs-frames',
    title: 'Signs, Frames & Clocks',
    look: 'framed-picture',
    grounds: ['#eef1f4', '#f5efe6', '#eaf1ec'],
  },
  {
    categoryId: 'storage',
    title: 'Storage & Hooks',
    look: 'storage/ribbon',
    grounds: ['#f1efe6', '#e8f0f2', '#f5ecea'],
  },
  {
    categoryId: 'home',
    title: 'Home & Decor',
    look: 'couch-and-lamp',
    grounds: ['#f3efe8', '#ebeff5', '#f6edf0'],
  },
] as const satisfies readonly RetailCategory[];

export type RetailCategoryId = (typeof RETAIL_CATEGORIES)[number]['categoryId'];
