interface CompilerOptions {
  /** Of the spawned compiler's output, in bytes; Node's default of 1 MB is too small. */
  maxBuffer?: number;
}

declare module 'miniprogram-compiler' {
  /** WeChat's own wcc over every template below `rootPath`: source of a function body that returns `$gwx`. */
  export function wxmlToJs(rootPath: string, options?: CompilerOptions): string;
}

declare module 'miniprogram-compiler/src/wcsc' {
  /** WeChat's own wcsc over `files` (paths without `.wxss`): code by output name. Returns, not throws, its error. */
  function wxssToJs(
    rootPath: string,
    files: string[],
    options?: CompilerOptions,
  ): Record<string, string> | Error;
  export = wxssToJs;
}
