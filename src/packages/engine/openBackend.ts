import '@tensorflow/tfjs-backend-cpu/dist/base';
import { env, findBackend, ready, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util';
import { GPGPUContext } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_context';
import { type EngineBackend, type EngineHost } from '../../inference/engine';
import { type GraphicsContext } from '../../platform';
import { compileInSlices } from './compileInSlices';
import { countDraws } from './drawCounter';

/** A tfjs backend that is the current one. */
export interface OpenBackend {
  kind: EngineBackend;
  /** Whether textures hold 16-bit floats: the self-test then allows for their rounding. */
  isHalfFloat: boolean;
  drawCalls(): number;
  /** Compiles the programs of a synchronous computation that keeps no tensor, with pauses between; does nothing on the cpu. */
  compile(pass: () => void, pause: () => Promise<void>): Promise<void>;
  /**
   * Runs what makes textures of sizes that do not come again: they are freed rather than kept for the next ones of their size,
   * as tfjs does otherwise, without end.
   */
  withoutPool<Result>(run: () => Promise<Result>): Promise<Result>;
  /** The system took the GPU away, and may have given it back since: what the backend holds is gone. */
  isLost(): boolean;
  /** Frees the backend with all its tensors. */
  close(): void;
}

/** The GPU while it is open. Whoever keeps tensors on it besides its owner moves out when it closes. */
interface Gpu {
  backend: OpenBackend;
  tenants: Set<() => void>;
}
let gpu: Gpu | undefined;

/** The GPU that the recommender opened, if it is there: it is never opened for anybody else. */
export function openGpu(): OpenBackend | undefined {
  return gpu && !gpu.backend.isLost() ? gpu.backend : undefined;
}

/** Calls `moveOut` once, right before the GPU is closed; not after the returned function was called. */
export function beforeGpuCloses(moveOut: () => void): () => void {
  const { tenants } = gpu!;
  tenants.add(moveOut);
  return () => void tenants.delete(moveOut);
}

export async function openCpu(): Promise<OpenBackend> {
  if (!(await setBackend('cpu'))) throw new Error('tfjs did not start its cpu backend');
  await ready();
  return {
    kind: 'cpu',
    isHalfFloat: false,
    drawCalls: () => 0,
    compile: async () => undefined,
    withoutPool: (run) => run(),
    isLost: () => false,
    close: () => undefined,
  };
}

/** Throws when the platform has no usable context; tfjs then knows no webgl backend. */
export async function openWebgl({ graphics }: EngineHost): Promise<OpenBackend> {
  const context = graphics.createContext();
  if (!context) throw new Error('the platform has no WebGL');
  checkExtensions(context);
  const { webglVersion, gl } = context;
  // First of all: without a version tfjs looks for a document to make a canvas of its own.
  env().set('WEBGL_VERSION', webglVersion);
  env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  if (graphics.isMobile) env().set('WEBGL_FLUSH_THRESHOLD', 1);
  setWebGLContext(webglVersion, gl);
  const drawCalls = countDraws(gl);
  const isIntact = plantWitness(gl);
  const isLost = () => gl.isContextLost() || !isIntact();
  let gpgpu: GPGPUContext | undefined;
  let backend: MathBackendWebGL;
  let opened: OpenBackend | undefined = undefined;

  function close() {
    if (gpu && gpu.backend === opened) {
      for (const moveOut of gpu.tenants) moveOut();
      gpu = undefined;
    }
    if (findBackend('webgl')) removeBackend('webgl');
    // tfjs leaves a context that was handed to it to its owner, and its buffers with it.
    if (gpgpu && !gpgpu.gl.isContextLost()) gpgpu.dispose();
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  try {
    // Without an argument it takes the context set above and puts it into the state that tfjs expects.
    gpgpu = new GPGPUContext();
    endWaitsOnLoss(gpgpu, isLost);
    backend = new MathBackendWebGL(gpgpu);
    registerBackend('webgl', () => backend);
    if (!(await setBackend('webgl'))) throw new Error('tfjs did not start its webgl backend');
    await ready();
  } catch (error) {
    close();
    throw error;
  }
  opened = {
    kind: 'webgl',
    isHalfFloat: env().getBool('WEBGL_FORCE_F16_TEXTURES') || !env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'),
    drawCalls,
    compile: (pass, pause) => compileInSlices(backend, pass, pause),
    withoutPool,
    isLost,
    close,
  };
  gpu = { backend: opened, tenants: new Set() };
  return opened;
}

/** tfjs keeps textures that are free while it has fewer bytes of them than this; −1 is without limit. */
const POOL_LIMIT = 'WEBGL_DELETE_TEXTURE_THRESHOLD';

async function withoutPool<Result>(run: () => Promise<Result>): Promise<Result> {
  const before = env().getNumber(POOL_LIMIT);
  env().set(POOL_LIMIT, 0);
  try {
    return await run();
  } finally {
    env().set(POOL_LIMIT, before);
  }
}

interface Fence {
  isFencePassed(): boolean;
}

/**
 * tfjs 4.22 asks a fence again and again whether what was drawn can be read. One of a lost context never says so: without
 * this, a read-back that was waiting then waits for ever.
 */
function endWaitsOnLoss(gpgpu: GPGPUContext, isLost: () => boolean): void {
  const fences = gpgpu as unknown as { createFence(gl: GraphicsContext['gl']): Fence };
  const create = fences.createFence.bind(gpgpu);
  fences.createFence = (gl) => {
    const fence = create(gl);
    return { ...fence, isFencePassed: () => isLost() || fence.isFencePassed() };
  };
}

/**
 * A context that was lost and restored says that it is not lost, yet nothing made before exists in it, and a wait for what it
 * draws may never end. Not every platform tells of a loss by an event: an object that was there before does.
 */
function plantWitness(gl: GraphicsContext['gl']): () => boolean {
  const witness = gl.createBuffer();
  // A buffer exists from its first binding on.
  gl.bindBuffer(gl.ARRAY_BUFFER, witness);
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  return () => gl.isBuffer(witness);
}

/** What tfjs insists on under WebGL 1, asked beforehand so that the reason is a clear one. */
function checkExtensions({ webglVersion, gl }: GraphicsContext): void {
  if (webglVersion === 2) return;
  for (const name of ['OES_texture_float', 'OES_vertex_array_object']) {
    if (!gl.getExtension(name)) throw new Error(`WebGL 1 lacks ${name}`);
  }
}
