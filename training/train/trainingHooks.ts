import { type FitProgress, type FitState } from './fitEncoder';
import { type TrainingRun } from './trainingRun';

/** The fit that chooses by held-out items, and the one whose weights ship. */
export type Phase = 'choose' | 'ship';

/** How training talks to the world around it. */
export interface TrainingHooks {
  onStep(phase: Phase, progress: FitProgress): void;
  onEpoch(phase: Phase, state: FitState): void;
  /** What happens between the fits, in words. */
  onStage(stage: string): void;
  save(run: TrainingRun): void;
  /** True once a person wants to stop; training then saves and returns. */
  isInterrupted(): boolean;
}
