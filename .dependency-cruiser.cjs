/** The direction of imports, as docs/architecture.md draws it: main > app > api | cli > services > store | engine | evaluation > scoring > domain. */
const layers = {
  domain: [],
  scoring: ['domain'],
  engine: ['scoring', 'domain'],
  evaluation: ['scoring', 'domain'],
  store: ['domain', 'scoring'],
  services: ['store', 'engine', 'evaluation', 'scoring', 'domain'],
  api: ['services', 'scoring', 'domain'],
  cli: ['services', 'evaluation', 'scoring', 'domain'],
};

const only = (name, pathNot, to) => ({ name, severity: 'error', from: { path: '^src/', pathNot }, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-imports', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    ...Object.entries(layers).map(([layer, below]) => ({
      name: `${layer}-imports-downwards`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: '^src/', pathNot: `^src/(${[layer, ...below].join('|')})/` },
    })),
    only('neo4j-driver-lives-in-store', '^src/store/', { path: 'node_modules/neo4j-driver' }),
    only('graphql-and-http-live-in-api', '^src/api/', {
      path: 'node_modules/(type-graphql|graphql|@apollo|fastify|@as-integrations)(/|$)',
    }),
    only('terminal-lives-in-cli', '^src/(cli/|main\\.ts)', {
      path: 'node_modules/(commander|cli-progress)(/|$)',
    }),
    {
      name: 'no-dev-dependencies-in-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: '^src/engine/kernel/assembly/',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'types', 'default'],
    },
  },
};
