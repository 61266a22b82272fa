/**
 * Lets a plain Node process run the TypeScript of the product: node -r ./test/support/typescriptRequire.cjs file.ts.
 * For tests that need a process of their own, to kill it for instance.
 */
const { readFileSync } = require('node:fs');
const typescript = require('typescript');

const { config } = typescript.readConfigFile(require.resolve('../../tsconfig.json'), typescript.sys.readFile);
const { options } = typescript.convertCompilerOptionsFromJson(config.compilerOptions, '.');

require.extensions['.ts'] = (module, fileName) => {
  const { outputText } = typescript.transpileModule(readFileSync(fileName, 'utf8'), {
    compilerOptions: { ...options, noEmit: false, inlineSourceMap: true },
    fileName,
  });
  module._compile(outputText, fileName);
};
