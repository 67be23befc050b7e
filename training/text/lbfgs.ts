/** Value at `point`; writes the gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  maxIterations: number;
  /** Stops when the gradient's largest part is below this share of its first. */
  tolerance: number;
}

/** Pairs of steps and changes of the gradient that are remembered. */
const MEMORY = 8;
/** Share of the promised decrease that a step has to bring (Armijo). */
const SUFFICIENT = 1e-4;
const MAX_HALVINGS = 20;

/**
 * Limited-memory BFGS (Nocedal and Wright, algorithm 7.5) with halving of steps: for smooth convex functions of many
 * variables. Deterministic; changes `point` in place and returns its value.
 */
export function minimise(
  objective: Objective,
  point: Float64Array,
  { maxIterations, tolerance }: MinimiseOptions,
): number {
  let gradient = new Float64Array(point.length);
  let nextGradient = new Float64Array(point.length);
  const trial = new Float64Array(point.length);
  const pairs: { step: Float64Array; change: Float64Array; scale: number }[] = [];
  let value = objective(point, gradient);
  const small = tolerance * largest(gradient);
  for (let iteration = 1; iteration <= maxIterations && largest(gradient) > small; iteration++) {
    const direction = newtonLike(gradient, pairs);
    const slope = dot(direction, gradient);
    let length = pairs.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = Infinity;
    let halvings = 0;
    for (; halvings < MAX_HALVINGS; halvings++) {
      for (let index = 0; index < point.length; index++)
        trial[index] = point[index]! + length * direction[index]!;
      next = objective(trial, nextGradient);
      if (next <= value + SUFFICIENT * length * slope) break;
      length /= 2;
    }
    if (halvings === MAX_HALVINGS) break;
    remember(pairs, point, trial, gradient, nextGradient);
    point.set(trial);
    [gradient, nextGradient] = [nextGradient, gradient];
    value = next;
  }
  return value;
}

/** −H·gradient, H being what the remembered pairs tell of the inverse Hessian. */
function newtonLike(
  gradient: Float64Array,
  pairs: readonly { step: Float64Array; change: Float64Array; scale: number }[],
): Float64Array {
  const direction = gradient.map((part) => -part);
  const weights = pairs.map(() => 0);
  for (let index = pairs.length - 1; index >= 0; index--) {
    const { step, change, scale } = pairs[index]!;
    weights[index] = scale * dot(step, direction);
    add(direction, change, -weights[index]!);
  }
  const last = pairs.at(-1);
  if (last) {
    const factor = 1 / (last.scale * dot(last.change, last.change));
    for (let index = 0; index < direction.length; index++) direction[index]! *= factor;
  }
  pairs.forEach(({ step, change, scale }, index) => {
    add(direction, step, weights[index]! - scale * dot(change, direction));
  });
  return direction;
}

function remember(
  pairs: { step: Float64Array; change: Float64Array; scale: number }[],
  point: Float64Array,
  trial: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const spare = pairs.length === MEMORY ? pairs.shift()! : undefined;
  const step = spare?.step ?? new Float64Array(point.length);
  const change = spare?.change ?? new Float64Array(point.length);
  for (let index = 0; index < point.length; index++) {
    step[index] = trial[index]! - point[index]!;
    change[index] = nextGradient[index]! - gradient[index]!;
  }
  const curvature = dot(step, change);
  // Rounding may leave none near the minimum; such a pair would spoil the next direction.
  if (curvature > 1e-12 * dot(step, step)) pairs.push({ step, change, scale: 1 / curvature });
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!;
  return sum;
}

function add(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index++) target[index]! += factor * source[index]!;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const size = values[index]! < 0 ? -values[index]! : values[index]!;
    if (size > most) most = size;
  }
  return most;
}
