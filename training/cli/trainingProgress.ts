import { Presets, SingleBar } from 'cli-progress';
import { type FitProgress, type FitState } from '../train/fitEncoder';
import { type TrainingHooks } from '../train/trainingHooks';

type Shown = Pick<TrainingHooks, 'onStep' | 'onEpoch' | 'onStage'> & { stop(): void };

const PHASES = { choose: 'choosing', ship: 'shipping' } as const;

/** A bar on a terminal; one line an epoch where output is piped. Both go to `output`, never to stdout. */
export function createTrainingProgress(output: NodeJS.WriteStream): Shown {
  return output.isTTY ? terminalProgress(output) : lineProgress(output);
}

function terminalProgress(output: NodeJS.WriteStream): Shown {
  const bar = new SingleBar(
    {
      stream: output,
      format:
        '{phase} {bar} {percentage}% | epoch {epoch} | loss {loss} | {rate} positions/s | ETA {eta_formatted}{best}',
      hideCursor: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  const speed = createSpeedometer();
  let running: string | undefined;
  let best = '';
  return {
    onStep: (phase, progress) => {
      if (running !== phase) {
        if (running) bar.stop();
        bar.start(progress.totalSteps, progress.step, {});
        running = phase;
      }
      bar.update(progress.step, {
        phase: PHASES[phase],
        epoch: progress.epoch + 1,
        loss: progress.loss.toFixed(3),
        rate: speed(progress),
        best,
      });
    },
    onEpoch: (_phase, state) => {
      const ndcg = state.epochs.at(-1)?.validationNdcg;
      best = ndcg === undefined ? '' : ` | NDCG@10 ${ndcg.toFixed(4)}`;
    },
    onStage: (stage) => {
      if (running) bar.stop();
      running = undefined;
      output.write(`${stage} …\n`);
    },
    stop: () => {
      if (running) bar.stop();
      running = undefined;
    },
  };
}

function lineProgress(output: NodeJS.WriteStream): Shown {
  const speed = createSpeedometer();
  const startedAtMs = Date.now();
  let latest: { rate: string; remainingSteps: number; steps: number } = {
    rate: '–',
    remainingSteps: 0,
    steps: 0,
  };
  return {
    onStep: (_phase, progress) => {
      latest = {
        rate: speed(progress),
        remainingSteps: progress.totalSteps - progress.step,
        steps: latest.steps + 1,
      };
    },
    onEpoch: (phase, { epochs }: FitState) => {
      const { loss, validationNdcg } = epochs.at(-1)!;
      const validation = validationNdcg === undefined ? '' : `, NDCG@10 ${validationNdcg.toFixed(4)}`;
      const secondsPerStep = (Date.now() - startedAtMs) / 1000 / Math.max(1, latest.steps);
      const eta = Math.round(secondsPerStep * latest.remainingSteps);
      output.write(
        `${PHASES[phase]}: epoch ${epochs.length}, loss ${loss.toFixed(4)}${validation}, ` +
          `${latest.rate} positions/s, ETA at most ${eta} s\n`,
      );
    },
    onStage: (stage) => output.write(`${stage} …\n`),
    stop: () => undefined,
  };
}

/** Positions per second over the last few seconds. */
function createSpeedometer(): (progress: FitProgress) => string {
  let sinceMs = Date.now();
  let positions = 0;
  let shown = '–';
  return (progress) => {
    positions += progress.positions;
    const elapsedMs = Date.now() - sinceMs;
    if (elapsedMs > 1000) {
      shown = Math.round((positions * 1000) / elapsedMs).toLocaleString('en');
      sinceMs = Date.now();
      positions = 0;
    }
    return shown;
  };
}
