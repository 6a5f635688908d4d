const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2024',
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
    },
  ],
};

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.voronka/'],
  moduleNameMapper: { '\\.css$': '<rootDir>/tests/support/no-style.mjs' },
};

/** A layer is recognised by the file's name, or by its folder; `servers`: one PostgreSQL and one Temporal for all its files. */
const layer = (displayName, testMatch, { servers = true } = {}) => ({
  ...common,
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/tests/${pattern}`),
  ...(servers && {
    globalSetup: '<rootDir>/tests/support/start-servers.ts',
    globalTeardown: '<rootDir>/tests/support/stop-servers.ts',
  }),
});

export default {
  // far above what any test needs, so that a busy machine fails none
  testTimeout: 180_000,
  projects: [
    layer('rules', ['**/rules.test.ts'], { servers: false }),
    layer('ui', ['ui/**/*.test.{ts,tsx}'], { servers: false }),
    layer('sandbox', ['sandbox/**/*.test.ts'], { servers: false }),
    layer('record', ['**/record.test.ts']),
    layer('api', ['**/api.test.ts']),
    layer('process', ['**/{process,activities}.test.ts']),
    layer('replay', ['**/replay.test.ts'], { servers: false }),
    layer('build', ['build/**/*.test.ts'], { servers: false }),
    layer('e2e', ['e2e/**/*.test.ts'], { servers: false }),
    layer('faults', ['faults/**/*.test.ts'], { servers: false }),
  ],
};
