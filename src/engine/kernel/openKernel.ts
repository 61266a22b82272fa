import type { GraphMemory } from './graphMemory';
import type { Kernel } from './kernel';
import { KERNEL_BYTES } from './kernelBytes';
import { typescriptKernel } from './typescriptKernel';

/** Compiled once in every thread; null where the processor has no vectors of 128 bits. */
let compiled: WebAssembly.Module | null | undefined;

/** The kernel over some memory; O(1). */
export function openKernel(memory: GraphMemory): Kernel {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return typescriptKernel(memory);
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as Kernel;
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
  } catch {
    return null;
  }
}
