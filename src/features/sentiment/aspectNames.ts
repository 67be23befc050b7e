import { type Aspect } from '../../contracts';

/** What shoppers call the aspects. */
export const ASPECT_NAMES: Readonly<Record<Aspect, string>> = {
  quality: '质量',
  taste: '口感手感',
  price: '价格',
  logistics: '物流',
  packaging: '包装',
  service: '服务',
  genuineness: '真伪',
  fit: '尺码大小',
};

/** What other shoppers ask about most; a review is not expected to speak of the rest. */
export const WELCOME_ASPECTS: readonly Aspect[] = ['quality', 'taste', 'logistics', 'packaging', 'price'];
