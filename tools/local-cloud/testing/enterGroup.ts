import { type TestCloud } from './startTestCloud';

/** What WeChat gives the phone of `token` that was entered from a chat group. */
export async function groupCloudId(cloud: TestCloud, token: string, group: string): Promise<string> {
  const response = await fetch(`${cloud.url}/group-enter-info`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ group }),
  });
  return ((await response.json()) as { cloudID: string }).cloudID;
}
