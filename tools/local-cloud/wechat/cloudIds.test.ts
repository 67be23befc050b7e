import { CLOUD_ID_LIFETIME_MS, createCloudIds } from './cloudIds';

function setUp() {
  let nowMs = 1_000_000;
  const ids = createCloudIds('the key', () => nowMs);
  return { ids, pass: (ms: number) => (nowMs += ms) };
}

it('opens a CloudID to an opaque id of the group, the same for everybody in it', () => {
  const { ids } = setUp();
  const groupOf = (group: string, openid: string) => {
    const opened = ids.open(ids.issue(group, openid), openid);
    return 'data' in opened ? opened.data.opengid : opened.errMsg;
  };
  expect(groupOf('family', 'oA')).toMatch(/^tG[\w-]{26}$/);
  expect(groupOf('family', 'oB')).toBe(groupOf('family', 'oA'));
  expect(groupOf('friends', 'oA')).not.toBe(groupOf('family', 'oA'));
});

it('says nothing of the group in the CloudID, which is another one each time', () => {
  const { ids } = setUp();
  const [one, other] = [ids.issue('family', 'oA'), ids.issue('family', 'oA')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toMatch(/tG|family|oA/);
});

it('refuses one that it did not make, one of another shopper, and one after five minutes', () => {
  const { ids, pass } = setUp();
  const cloudID = ids.issue('family', 'oA');
  expect(ids.open('tGForged', 'oA')).toMatchObject({ errCode: -601005 });
  expect(ids.open(cloudID, 'oB')).toMatchObject({ errCode: -601007 });
  expect(ids.open(cloudID, undefined)).toMatchObject({ errCode: -601007 });
  pass(CLOUD_ID_LIFETIME_MS);
  expect(ids.open(cloudID, 'oA')).toHaveProperty('data');
  pass(1);
  expect(ids.open(cloudID, 'oA')).toMatchObject({ errCode: -601006 });
});
