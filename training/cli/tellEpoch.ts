/** Progress of an encoder, for people. */
export function tellEpoch(stage: string, epoch: number, loss: number, charactersPerSecond: number): void {
  const speed = Math.round(charactersPerSecond).toLocaleString('en');
  process.stderr.write(`${stage}: epoch ${epoch}, loss ${loss.toFixed(4)}, ${speed} characters/s\n`);
}
