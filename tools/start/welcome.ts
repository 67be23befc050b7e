export interface Welcome {
  title: string;
  url: string;
  /** Version of the model that phones are offered. */
  model: string | undefined;
  /** As given on the command line. */
  dataDir: string;
  shop: string;
  seconds: number;
}

/** Where the merchant's commands look by themselves. */
const DEFAULT_DATA_DIR = '.zhanggui';

/** What a newcomer reads when the shop is open. */
export function welcome({ title, url, model, dataDir, shop, seconds }: Welcome): string {
  const here = dataDir === DEFAULT_DATA_DIR ? '' : ` --record ${dataDir}/cloud.json --keys ${dataDir}/keys`;
  return `
${title} is open (after ${seconds.toFixed(0)} s):  ${url}

Try next
  Tap a few goods of one kind and go back to 首页: the picks follow.
  On 我的, hold the version line: backend, model (${model ?? 'none published'}), time of the last inference, queue.
  Switch the network off in the browser's developer tools: picks still follow, and taps are sent later.
In another terminal
  npm run -s merchant -- status${here}
  npm run -s merchant -- export-events${here} --out build/events.jsonl
  npm run -s train -- recommender --shop ${dataDir}/shops/${shop} --events build/events.jsonl --out build/my-model
  npm run -s merchant -- publish${here} --artifact build/my-model
Ctrl-C closes the shop; everything is kept for the next start.`;
}
