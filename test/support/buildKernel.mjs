/*
 * Compiles the kernel of the engine to WebAssembly and writes it as text into src/engine/kernel/kernelBytes.ts, or, with
 * `--check`, says whether that file is stale.
 */
import { Buffer } from 'node:buffer';
import console from 'node:console';
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const SOURCE = 'src/engine/kernel/assembly/kernel.ts';
const FILE = 'src/engine/kernel/kernelBytes.ts';
const OPTIONS = [
  ...['-O3', '--converge', '--runtime', 'stub', '--noAssert'],
  ...['--importMemory', '--sharedMemory', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads', '--disable', 'bulk-memory'],
];

const files = new Map();
const { error, stderr } = await asc.main([SOURCE, '--outFile', 'kernel.wasm', ...OPTIONS], {
  readFile: (name) => {
    try {
      return readFileSync(name, 'utf8');
    } catch {
      return null;
    }
  },
  writeFile: (name, contents) => files.set(name, contents),
  listFiles: () => [],
});
if (error) throw new Error(`The kernel does not compile: ${error.message}\n${stderr.toString()}`);
const text = Buffer.from(files.get('kernel.wasm')).toString('base64');
const lines = text.match(/.{1,100}/g).map((line) => `  '${line}',`);
const written = [
  `/** ${SOURCE} as WebAssembly, in base64: written by \`npm run kernel\`. */`,
  'export const KERNEL_BYTES = [',
  ...lines,
  "].join('');",
  '',
].join('\n');

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, written);
  console.log(`${FILE} is written.`);
} else if (readFileSync(FILE, 'utf8') === written) {
  console.log(`${FILE} is what ${SOURCE} compiles to.`);
} else {
  console.log(`${FILE} is stale: run npm run kernel and commit it.`);
  process.exitCode = 1;
}
