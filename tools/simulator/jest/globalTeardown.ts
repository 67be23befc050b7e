// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function stopCloud(): Promise<void> {
  await globalThis.simulatorCloud?.stop();
}
