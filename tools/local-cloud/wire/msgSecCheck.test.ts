import { createWechatModerator } from '../../../cloudfunctions/shop/textModerator';
import { checkMessage } from './msgSecCheck';

const failures: unknown[] = [];
const moderatorOf = (
  msgSecCheck: (request: Record<string, unknown>) => Promise<{ result?: { suggest?: string } }>,
) => createWechatModerator({ security: { msgSecCheck } }, (error) => failures.push(error));

describe('the check of a text', () => {
  it("publishes what WeChat's check passes and holds back what it refuses", async () => {
    const moderator = moderatorOf(async (request) => checkMessage(request));
    expect(await moderator.judge('茶很香', 'oA')).toBe('publish');
    expect(await moderator.judge('加 微 信 赌 博', 'oA')).toBe('hold-back');
  });

  it('holds back what is left to a person, and what could not be checked', async () => {
    expect(await moderatorOf(async () => ({ result: { suggest: 'review' } })).judge('x', 'oA')).toBe(
      'hold-back',
    );
    expect(await moderatorOf(async () => ({})).judge('x', 'oA')).toBe('hold-back');
    const failing = moderatorOf(async () => {
      throw new Error('61010: the shopper was not active');
    });
    expect(await failing.judge('x', 'oA')).toBe('hold-back');
    expect(failures).toHaveLength(1);
  });
});
