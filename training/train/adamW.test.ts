import { clipGradients, createParameter, learningRateAt, stepAdamW } from './adamW';

describe('stepAdamW', () => {
  it('moves by the learning rate against the sign of the first gradient', () => {
    // First step: m̂ = g, v̂ = g², so the step is lr · g / (|g| + ε).
    const parameter = createParameter(Float32Array.of(1, 1, 1));
    parameter.gradient.set([0.5, -20, 0]);
    stepAdamW([parameter], { step: 1, learningRate: 0.1 });
    expect(Array.from(parameter.values)).toEqual([0.9, 1.1, 1].map((value) => expect.closeTo(value, 5)));
    expect(Array.from(parameter.gradient)).toEqual([0, 0, 0]);
  });

  it('follows the formula on the second step', () => {
    const parameter = createParameter(Float32Array.of(0));
    for (const [index, gradient] of [1, 3].entries()) {
      parameter.gradient[0] = gradient;
      stepAdamW([parameter], { step: index + 1, learningRate: 0.1 });
    }
    // m = .9·.1 + .1·3 = .39, m̂ = .39/.19; v = .98·.02 + .02·9 = .1996, v̂ = .1996/.0396.
    const second = (0.1 * (0.39 / 0.19)) / Math.sqrt(0.1996 / 0.0396);
    expect(parameter.values[0]).toBeCloseTo(-0.1 - second, 5);
  });

  it('shrinks values by the decoupled decay even without a gradient', () => {
    const parameter = createParameter(Float32Array.of(2));
    stepAdamW([parameter], { step: 1, learningRate: 0.1, decay: 0.5 });
    expect(parameter.values[0]).toBeCloseTo(2 * (1 - 0.05), 6);
  });
});

describe('clipGradients', () => {
  it('scales all parameters by one factor, and only when they are too long together', () => {
    const parameters = [createParameter(new Float32Array(1)), createParameter(new Float32Array(1))];
    parameters[0]!.gradient[0] = 3;
    parameters[1]!.gradient[0] = -4;
    expect(clipGradients(parameters, 10)).toBe(5);
    expect(parameters[1]!.gradient[0]).toBe(-4);
    clipGradients(parameters, 1);
    expect(parameters[0]!.gradient[0]).toBeCloseTo(0.6, 6);
    expect(parameters[1]!.gradient[0]).toBeCloseTo(-0.8, 6);
  });
});

describe('learningRateAt', () => {
  it('rises to the peak, is halfway at the middle of the cosine, and ends at 5 %', () => {
    expect(learningRateAt(100, 10_000, 1)).toBeCloseTo(0.5, 9);
    expect(learningRateAt(200, 10_000, 1)).toBe(1);
    expect(learningRateAt(5100, 10_000, 1)).toBeCloseTo(0.525, 9);
    expect(learningRateAt(10_000, 10_000, 1)).toBeCloseTo(0.05, 9);
  });

  it('warms up for a tenth of a short run', () => {
    expect(learningRateAt(5, 50, 1)).toBe(1);
  });
});
