/**
 * Lets a plain Node process run the TypeScript of the product: node -r ./test/support/typescriptRequire.cjs file.ts.
 * For tests that need a process of their own, to kill it for instance, and for threads of such a process. What has been
 * translated once is kept beside the packages, so that only the first process after a change waits for the compiler.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { threadId } = require('node:worker_threads');
const { version } = require('typescript/package.json');

const CONFIG = require.resolve('../../tsconfig.json');
const KEPT = join(dirname(CONFIG), 'node_modules/.cache/typescript-require');
const setting = `${version} ${readFileSync(CONFIG, 'utf8')}`;

require.extensions['.ts'] = (module, fileName) => {
  const source = readFileSync(fileName, 'utf8');
  const name = createHash('sha256').update(`${setting}\n${fileName}\n${source}`).digest('hex');
  module._compile(kept(join(KEPT, name)) ?? keep(join(KEPT, name), translate(source, fileName)), fileName);
};

function kept(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Under its name only once it is whole: another process may be reading. Where nothing can be kept, nothing is. */
function keep(file, text) {
  const begun = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(begun, text);
    renameSync(begun, file);
  } catch {
    return text;
  }
  return text;
}

function translate(source, fileName) {
  const typescript = require('typescript');
  const { config } = typescript.readConfigFile(CONFIG, typescript.sys.readFile);
  const { options } = typescript.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const compilerOptions = { ...options, noEmit: false, inlineSourceMap: true };
  return typescript.transpileModule(source, { compilerOptions, fileName }).outputText;
}
