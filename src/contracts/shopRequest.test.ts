import { MAX_PAGE_ITEMS, parseShopRequest } from './shopRequest';

it('fills in the first page of 100 when a request names none', () => {
  expect(parseShopRequest({ action: 'catalogue-page' })).toEqual({
    ok: true,
    value: { action: 'catalogue-page', offset: 0, limit: 100 },
  });
});

it('refuses a page larger than the service answers', () => {
  expect(parseShopRequest({ action: 'orders', limit: MAX_PAGE_ITEMS + 1 })).toEqual({
    ok: false,
    issues: [expect.stringMatching(/^limit: /)],
  });
});

it('refuses a review of blanks', () => {
  const review = {
    action: 'write-review',
    reviewId: '3f0c8f52-8b6e-4d0a-9a51-5f6a3f5f1c2d',
    itemId: 'tea-1',
    rating: 5,
    text: ' \n ',
  };
  expect(parseShopRequest(review)).toEqual({ ok: false, issues: [expect.stringMatching(/^text: /)] });
});

it('names the line of an order that is wrong', () => {
  const order = {
    action: 'place-order',
    orderId: '3f0c8f52-8b6e-4d0a-9a51-5f6a3f5f1c2d',
    lines: [
      { itemId: 'tea-1', quantity: 1 },
      { itemId: 'tea-2', quantity: 1000 },
    ],
    expectedTotalMinor: 100,
    address: { recipient: '王小明', phone: '13800000000', address: '杭州市西湖区' },
  };
  expect(parseShopRequest(order)).toEqual({
    ok: false,
    issues: [expect.stringMatching(/^lines\.1\.quantity: /)],
  });
});

it.each([
  `cloud://shop.bucket/review-uploads/${'a'.repeat(32)}/more`,
  `cloud://shop.bucket/review-uploads/../review-uploads/${'a'.repeat(32)}`,
  `cloud://shop.bucket/review-photos/${'a'.repeat(32)}`,
  `cloud:///review-uploads/${'a'.repeat(32)}`,
  `x cloud://shop.bucket/review-uploads/${'a'.repeat(32)}`,
])('names the photo of a review whose file id is %j', (fileId) => {
  const review = {
    ...{
      action: 'write-review',
      reviewId: '3f0c8f52-8b6e-4d0a-9a51-5f6a3f5f1c2d',
      itemId: 'tea-1',
      rating: 5,
    },
    ...{ text: '好茶', photos: [`cloud://shop.bucket/review-uploads/${'a'.repeat(32)}`, fileId] },
  };
  expect(parseShopRequest(review)).toEqual({
    ok: false,
    issues: [expect.stringMatching(/^photos\.1: /)],
  });
});
