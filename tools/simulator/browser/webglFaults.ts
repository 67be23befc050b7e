import { type FaultName } from '../phoneSetting';

/** Extensions of WebGL 1 that let a phone draw to 32-bit floats. */
const FLOAT_DRAWING = ['WEBGL_color_buffer_float', 'EXT_color_buffer_float'];

/**
 * Makes `gl` as bad as the phone's faults say, at the moment of each call. Phones have shown all of these: no float textures,
 * float textures that cannot be drawn to, and drawings that read back as zeros.
 */
export function worsen(gl: WebGLRenderingContext, faults: ReadonlySet<FaultName>): WebGLRenderingContext {
  const own = {
    getExtension: gl.getExtension.bind(gl) as (name: string) => unknown,
    getSupportedExtensions: gl.getSupportedExtensions.bind(gl),
    bindTexture: gl.bindTexture.bind(gl),
    texImage2D: gl.texImage2D.bind(gl) as (...values: unknown[]) => void,
    framebufferTexture2D: gl.framebufferTexture2D.bind(gl),
    checkFramebufferStatus: gl.checkFramebufferStatus.bind(gl),
    readPixels: gl.readPixels.bind(gl),
  };
  const isHidden = (name: string) =>
    (faults.has('no-float-textures') && name === 'OES_texture_float') ||
    (faults.has('half-float') && FLOAT_DRAWING.includes(name));
  let bound: WebGLTexture | null = null;
  let drawnTo: WebGLTexture | null = null;
  const ofFloats = new WeakSet<WebGLTexture>();

  return Object.assign(gl, {
    getExtension: (name: string) => (isHidden(name) ? null : own.getExtension(name)),
    getSupportedExtensions: () => own.getSupportedExtensions()?.filter((name) => !isHidden(name)) ?? null,
    bindTexture(target: number, texture: WebGLTexture | null) {
      bound = texture;
      own.bindTexture(target, texture);
    },
    texImage2D(...values: unknown[]) {
      // (target, level, format, width, height, border, format, type, pixels)
      if (bound && values.length === 9) {
        if (values[7] === gl.FLOAT) ofFloats.add(bound);
        else ofFloats.delete(bound);
      }
      own.texImage2D(...values);
    },
    framebufferTexture2D(...values: Parameters<typeof gl.framebufferTexture2D>) {
      drawnTo = values[3];
      own.framebufferTexture2D(...values);
    },
    checkFramebufferStatus(target: number) {
      const cannotDraw = faults.has('half-float') && drawnTo !== null && ofFloats.has(drawnTo);
      return cannotDraw ? gl.FRAMEBUFFER_UNSUPPORTED : own.checkFramebufferStatus(target);
    },
    readPixels(...values: Parameters<typeof gl.readPixels>) {
      own.readPixels(...values);
      const pixels = values[6];
      if (faults.has('zero-scores') && pixels)
        new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength).fill(0);
    },
  });
}
