/**
 * One suite. `test/unit` and `test/architecture.test.ts` need nothing; `test/integration` and `test/api` use the
 * Neo4j server of their worker, which `globalSetup` starts (see test/support/globalSetup.ts).
 * @type {import('jest').Config}
 */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', {}] },
  globalSetup: '<rootDir>/test/support/globalSetup.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
  // A server that is given is one for all, and tests empty it.
  maxWorkers: process.env.SYMBIOSIS_TEST_NEO4J_URI ? 1 : 2,
  testTimeout: 240_000,
};
