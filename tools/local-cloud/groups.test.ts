import { randomUUID } from 'node:crypto';
import { groupCloudId } from './testing/enterGroup';
import { startTestCloud, type TestCloud } from './testing/startTestCloud';

jest.setTimeout(30_000); // processes start slowly on a busy machine

// An entry from a chat group through the function as it deploys, which asks WeChat by the real SDK.
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const stamp = () => ({
  schemaVersion: 1,
  eventId: randomUUID() as string,
  occurredAtMs: 1_700_000_000_000,
  sessionId: 's',
});
const kept = async (eventId: string) => {
  const batches = cloud.owner.database().collection('eventBatches').where({ batchId: eventId });
  const { data } = (await batches.get()) as { data: { openid: string; events: { groupId: string }[] }[] };
  return data;
};

it('is kept with the id that WeChat gives, the same for two members of a group', async () => {
  const groupIds: string[] = [];
  const openids = new Set<string>();
  for (const group of ['family', 'family', 'friends']) {
    const token = await cloud.createIdentity();
    const entry = stamp();
    const cloudId = await groupCloudId(cloud, token, group);
    expect(await cloud.call('groups', { ...entry, cloudId }, token)).toEqual({
      ok: true,
      value: { eventId: entry.eventId },
    });
    const [batch] = await kept(entry.eventId);
    expect(batch).toMatchObject({ counts: { 'group-entered': 1 }, events: [{ ...entry }] });
    openids.add(batch!.openid);
    groupIds.push(batch!.events[0]!.groupId);
  }
  expect(openids.size).toBe(3);
  expect(groupIds[0]).toMatch(/^tG/);
  expect(groupIds[1]).toBe(groupIds[0]);
  expect(groupIds[2]).not.toBe(groupIds[0]);
});

it('is refused when it is forged, whatever it is forged of', async () => {
  const [token, other] = [await cloud.createIdentity(), await cloud.createIdentity()];
  const stolen = await groupCloudId(cloud, other, 'family');
  const forgeries: object[] = [
    { cloudId: 'tGForged' },
    { cloudId: { cloudID: 'x', data: { opengid: 'tGForged' } } },
    { cloudId: stolen },
    { groupId: 'tGForged' },
  ];
  for (const forgery of forgeries) {
    const entry = stamp();
    const reply = await cloud.call('groups', { ...entry, ...forgery }, token);
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await kept(entry.eventId)).toEqual([]);
  }
});

it('has no CloudID for a caller without an identity or without a group', async () => {
  const ask = (body: string, token: string) =>
    fetch(`${cloud.url}/group-enter-info`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    });
  expect((await ask('{"group":"family"}', 'x')).status).toBe(403);
  expect((await ask('{"group":""}', await cloud.createIdentity())).status).toBe(400);
});
