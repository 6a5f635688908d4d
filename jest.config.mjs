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
 * A layer is recognised by the file's name, or by its folder. `before`: made once for all its files, one PostgreSQL and one Temporal, or a template
 * of a home. `realm`: each file is run in one of Jest's, with its fake timers and TSX, instead of by Node (DECISIONS).
 */
const layer = (displayName, testMatch, { before = 'servers', realm = false } = {}) => ({
  ...common,
  displayName,
  testPathIgnorePatterns: ['/node_modules/', ...(isLong ? [] : ['\\.long\\.test\\.tsx?$'])],
  testMatch: testMatch.map((pattern) => `<rootDir>/tests/${pattern}`),
  ...(!realm && { testRunner: '<rootDir>/tests/support/run-natively.mts' }),
  ...(before && {
    globalSetup: `<rootDir>/tests/support/start-${before}.ts`,
    globalTeardown: '<rootDir>/tests/support/stop-servers.ts',
  }),
});

export default {
  // far above what any test needs, so that a busy machine fails none
  testTimeout: 180_000,
  projects: [
    layer('rules', beside('rules'), { before: null, realm: true }),
    layer('ui', ['ui/**/*.test.{ts,tsx}'], { before: null, realm: true }),
    layer('sandbox', ['sandbox/**/*.test.ts'], { before: null }),
    layer('record', beside('record')),
    layer('api', beside('api')),
    layer('process', beside('{process,activities}')),
    layer('replay', beside('replay'), { before: null }),
    layer('build', ['build/**/*.test.ts'], { before: null }),
    layer('e2e', ['e2e/**/*.test.ts'], { before: 'template' }),
    layer('faults', ['faults/**/*.test.ts'], { before: null }),
  ],
};
