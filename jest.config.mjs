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

/** `bin/test --long`: storms and simulated days too, which are files `*.long.test.ts` beside the short ones, or bigger counts (tests/support/long.ts). */
const isLong = process.env.VORONKA_LONG === '1';
const beside = (name) => (isLong ? [`**/${name}.test.ts`, `**/${name}.long.test.ts`] : [`**/${name}.test.ts`]);

/**
 * A layer is recognised by the file's name, or by its folder. `servers`: one PostgreSQL and one Temporal for all its files. `realm`: each file is
 * run in one of Jest's, with its fake timers and TSX, instead of by Node (DECISIONS).
 */
const layer = (displayName, testMatch, { servers = true, realm = false } = {}) => ({
  ...common,
  displayName,
  testPathIgnorePatterns: ['/node_modules/', ...(isLong ? [] : ['\\.long\\.test\\.tsx?$'])],
  testMatch: testMatch.map((pattern) => `<rootDir>/tests/${pattern}`),
  ...(!realm && { testRunner: '<rootDir>/tests/support/run-natively.mts' }),
  ...(servers && {
    globalSetup: '<rootDir>/tests/support/start-servers.ts',
    globalTeardown: '<rootDir>/tests/support/stop-servers.ts',
  }),
});

export default {
  // far above what any test needs, so that a busy machine fails none
  testTimeout: 180_000,
  projects: [
    layer('rules', beside('rules'), { servers: false, realm: true }),
    layer('ui', ['ui/**/*.test.{ts,tsx}'], { servers: false, realm: true }),
    layer('sandbox', ['sandbox/**/*.test.ts'], { servers: false }),
    layer('record', beside('record')),
    layer('api', beside('api')),
    layer('process', beside('{process,activities}')),
    layer('replay', beside('replay'), { servers: false }),
    layer('build', ['build/**/*.test.ts'], { servers: false }),
    layer('e2e', ['e2e/**/*.test.ts'], { servers: false }),
    layer('faults', ['faults/**/*.test.ts'], { servers: false }),
  ],
};
