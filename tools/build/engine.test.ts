import { runInNewContext } from 'node:vm';
import { type EngineModule } from '../../src/inference/engine';
import { createSampleArtifact } from '../../src/inference/testing/sampleArtifact';
import { bundleEngine } from './engine';

const BUDGET_BYTES = 360 * 1000;

let code: Uint8Array;
beforeAll(async () => {
  code = await bundleEngine();
}, 60_000);

/** Runs the bundle among the globals that WeChat has, and without those of browsers and Node. */
function loadInWechat(wx: object): EngineModule {
  const module = { exports: {} };
  const globals = {
    module,
    exports: module.exports,
    wx,
    setTimeout,
    clearTimeout,
    console: { ...console, warn: () => undefined },
  };
  runInNewContext(Buffer.from(code).toString(), globals);
  return module.exports as EngineModule;
}

describe('the engine bundle for WeChat', () => {
  it(`is not larger than ${BUDGET_BYTES} bytes`, () => {
    expect(code.length).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it('loads nothing, compiles no text, and needs no browser', () => {
    const text = Buffer.from(code).toString();
    expect(text).not.toMatch(/\brequire\(|\bimport\(|\beval\(|new Function\(/);
  });

  it('reproduces the scores of training where there is neither window nor document nor process', async () => {
    const engine = loadInWechat({}).createScoringEngine({
      graphics: { createContext: () => undefined, isMobile: true },
      nowMs: () => 0,
      isWechat: true,
    });
    const artifact = createSampleArtifact();
    expect(await engine.load(artifact)).toMatchObject({ ok: true, backend: 'cpu' });
    const { scores } = await engine.score({ items: [0] });
    expect(scores[2]).toBeCloseTo(artifact.parity.cases[0]!.scores[2]!, 3);
  });

  it.each([
    ['OES_texture_float', ['OES_vertex_array_object']],
    ['OES_vertex_array_object', ['OES_texture_float']],
  ])('takes the cpu on a phone whose WebGL 1 lacks %s', async (missing, present) => {
    const gl = { getExtension: (name: string) => (present.includes(name) ? {} : null) };
    const engine = loadInWechat({}).createScoringEngine({
      graphics: {
        createContext: () => ({ webglVersion: 1, gl: gl as unknown as WebGLRenderingContext }),
        isMobile: true,
      },
      nowMs: () => 0,
      isWechat: true,
    });
    expect(await engine.load(createSampleArtifact())).toMatchObject({
      ok: true,
      backend: 'cpu',
      refusals: [{ backend: 'webgl', reason: 'unavailable', detail: expect.stringContaining(missing) }],
    });
  });
});
