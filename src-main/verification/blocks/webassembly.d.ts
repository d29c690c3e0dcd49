/** What this folder uses of the WebAssembly JavaScript interface; Node's own types leave it to the DOM's. */
declare namespace WebAssembly {
  class Module {
    private readonly brand;
    constructor(code: Uint8Array);
  }
  class Memory {
    constructor(limits: { readonly initial: number; readonly maximum: number; readonly shared: true });
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
  }
  class Global {
    private readonly brand;
    readonly value: number;
  }
  type Exports = Record<string, unknown>;
  class Instance {
    readonly exports: Exports;
    constructor(module: Module, imports: object);
  }
}
