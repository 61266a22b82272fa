/**
 * Lets a thread run the TypeScript of the product, and end in the middle of a search for more than 10,000 seekers at
 * once: a fault that a test injects.
 */
require('./typescriptRequire.cjs');

const load = require.extensions['.ts'];
require.extensions['.ts'] = (module, fileName) => {
  load(module, fileName);
  if (!fileName.endsWith('searchThread.ts')) return;
  const { search, rebuild, ready } = module.exports;
  module.exports = {
    rebuild,
    ready,
    search: (message) => (message.tasks.length > 10_000 ? process.exit(7) : search(message)),
  };
};
