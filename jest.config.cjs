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
  maxWorkers: 2,
  testTimeout: 60_000,
};
