const BARS = '▁▂▃▄▅▆▇█';
const BAR_WIDTH = 24;
const CODES = { red: 31, green: 32, yellow: 33, dim: 2 } as const;

/** What a command shows: results on stdout, everything else on stderr, colour and moving bars only for people. */
export interface Terminal {
  /** The result: the object with `--json`, the text otherwise. */
  print(value: object, text: string): void;
  note(text: string): void;
  progress(what: string, done: number, total?: number): void;
  endProgress(): void;
  paint(colour: keyof typeof CODES, text: string): string;
}

export function createTerminal(json: boolean | undefined): Terminal {
  const isColourful = process.stdout.isTTY === true && !process.env['NO_COLOR'] && !json;
  let isOpen = false;
  return {
    print: (value, text) => console.log(json ? JSON.stringify(value) : text),
    note: (text) => console.error(text),
    progress(what, done, total) {
      if (!process.stderr.isTTY) return;
      isOpen = true;
      const share = total ? done / total : undefined;
      const filled =
        share === undefined ? '' : '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
      process.stderr.write(`\r${filled} ${what} ${done}${total ? `/${total}` : ''}\u001b[K`);
    },
    endProgress() {
      if (isOpen) process.stderr.write('\r\u001b[K');
      isOpen = false;
    },
    paint: (colour, text) => (isColourful ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text),
  };
}

/** One character a value, as high as the value beside the largest. */
export function sparkline(values: readonly number[]): string {
  const largest = Math.max(...values, 1);
  return values.map((value) => BARS[Math.round((value / largest) * (BARS.length - 1))]!).join('');
}
