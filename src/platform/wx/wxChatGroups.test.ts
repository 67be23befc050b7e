import { createWxChatGroups } from './wxChatGroups';
import { type WxHost } from './wxHost';

interface Callbacks {
  success: (result: object) => void;
  fail: (failure: { errMsg: string }) => void;
}
const CARD = { scene: 1044, shareTicket: 'ticket-1' };

function hostOf(
  entered: object,
  answer: (callbacks: Callbacks) => void = ({ success }) => success({ encryptedData: '', cloudID: 'word' }),
) {
  const asked = jest.fn(answer);
  const wx = { getEnterOptionsSync: () => entered, getGroupEnterInfo: asked } as unknown as WxHost;
  return { groups: createWxChatGroups(wx), asked };
}

describe('an entry from a chat group', () => {
  it('has the ticket of its card, and a CloudID once WeChat is asked for it', async () => {
    const { groups, asked } = hostOf(CARD);
    const entrance = groups.entrance();
    expect(entrance?.ticket).toBe('ticket-1');
    expect(asked).not.toHaveBeenCalled();
    expect(await entrance?.askCloudId()).toBe('word');
  });

  it.each([1008, 1158, 1160])('is also one without a ticket, of scene %i', (scene) => {
    expect(hostOf({ scene }).groups.entrance()?.ticket).toBe(`scene ${scene}`);
  });

  it.each([1001, 1007, 1011, 1089])('is not an entry of scene %i', (scene) => {
    expect(hostOf({ scene }).groups.entrance()).toBeUndefined();
  });

  it('has no CloudID where WeChat refuses, or where no cloud is in use', async () => {
    const refuses = hostOf(CARD, ({ fail }) => fail({ errMsg: 'getGroupEnterInfo:fail 65206' }));
    expect(await refuses.groups.entrance()?.askCloudId()).toBeUndefined();
    const cloudless = hostOf(CARD, ({ success }) => success({ encryptedData: 'x', iv: 'y' }));
    expect(await cloudless.groups.entrance()?.askCloudId()).toBeUndefined();
  });

  it('is not known to a base library that cannot tell', () => {
    expect(createWxChatGroups({ getEnterOptionsSync: () => CARD } as WxHost).entrance()).toBeUndefined();
    expect(createWxChatGroups({} as WxHost).entrance()).toBeUndefined();
  });
});

describe('cards', () => {
  it('carry a ticket, where the base library has any', () => {
    const updateShareMenu = jest.fn();
    createWxChatGroups({ updateShareMenu } as unknown as WxHost).carryTickets();
    expect(updateShareMenu).toHaveBeenCalledWith(expect.objectContaining({ withShareTicket: true }));
    expect(() => createWxChatGroups({} as WxHost).carryTickets()).not.toThrow();
  });
});
