// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function stopSimulator(): Promise<void> {
  await globalThis.phoneCloud?.stop();
}
