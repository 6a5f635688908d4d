const byValue = { dependencyTypesNot: ['type-only'] };
const packages = (...names) => `^node_modules/(${names.join('|')})/`;

/** The rooms of the code and who may import whom. Every rule here was broken once on purpose, to see it fail. */
module.exports = {
  forbidden: [
    {
      name: 'workflows-are-alone',
      comment: 'Processes and rules run deterministically, in the sandbox and in the browser: no I/O, no other room.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: [
          '^workflows/',
          packages('@temporalio/(workflow|common)', 'zod', 'luxon', '@types/luxon', 'libphonenumber-js', 'rrule'),
        ],
        ...byValue,
      },
    },
    {
      name: 'workflows-know-activities-by-type',
      comment: 'The proxies need the types of activities and nothing else of the other rooms.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(api|prisma|temporal|sandbox|ui|tests|bin)/|^config\\.ts$' },
    },
    {
      name: 'processes-know-schemas-by-type',
      comment:
        'zod or luxon in a workflow costs half a MiB for every one in the cache; tests/build looks into the whole bundle.',
      severity: 'error',
      from: {
        path: '^workflows/(.*-(lifecycle|sending|run)|process/.*|activities|index)\\.ts$',
        pathNot: '\\.schema\\.ts$',
      },
      to: { path: `\\.(schema|events)\\.ts$|${packages('zod', 'luxon', '@types/luxon')}`, ...byValue },
    },
    {
      name: 'generic-rooms-know-no-noun',
      comment:
        'The interpreter, processes, publications and the record of events work for every noun: what one is, it says in its own folder, and only the list of nouns names them.',
      severity: 'error',
      from: {
        path: [
          '^workflows/(subject|automation|process|publication)/',
          '^prisma/(subject|event|process)/',
          '^activities/subject\\.ts$',
        ],
        // what a step may ask for, and its simulation, are the lead's alone so far
        pathNot: ['^workflows/subject/nouns\\.ts$', '^workflows/automation/(simulat|order\\.ts$)'],
      },
      to: { path: '^(workflows|prisma)/(lead|task|invoice|delivery|contact|form|ad-form|letter|mass-change)/' },
    },
    {
      name: 'phone-numbers-only-with-contacts',
      comment: 'Their tables are large; no process may come to them.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '^workflows/contact/' },
      to: { path: packages('libphonenumber-js'), ...byValue },
    },
    {
      name: 'ui-knows-only-rules',
      comment: 'The browser gets rules and schemas, never what leads to Temporal, Prisma or Node.',
      severity: 'error',
      from: { path: '^ui/', pathNot: 'vite\\.config\\.ts$' },
      to: { path: ['^(activities|api|prisma|temporal|sandbox|tests|bin)/', '^config\\.ts$'] },
    },
    {
      name: 'kit-knows-no-noun',
      comment:
        'The kit is what every noun of the screens is made of: it knows words, time, money and problems, no noun, nobody who is signed in.',
      severity: 'error',
      from: { path: '^ui/kit/' },
      to: { path: '^ui/', pathNot: '^ui/(kit/|ask/|words\\.ts$|language\\.ts$)', ...byValue },
    },
    {
      name: 'nouns-know-no-page-around-them',
      comment:
        'The frame and the routes know the nouns, never the other way round; a noun may know the type of an address.',
      severity: 'error',
      from: { path: '^ui/', pathNot: '^ui/(frame/|router\\.tsx$|main\\.tsx$)' },
      to: { path: '^ui/(frame/|main\\.tsx$)' },
    },
    {
      name: 'ui-has-no-node',
      severity: 'error',
      from: { path: '^ui/', pathNot: 'vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ui-leads-nowhere-else',
      severity: 'error',
      from: { path: '^ui/' },
      to: { path: packages('@temporalio/[^/]+', '@prisma/[^/]+', 'pg', 'express'), reachable: true },
    },
    {
      name: 'api-calls-commands',
      comment:
        'A route calls a command or a query; processes are reached through the typed client. How a letter reads is made in one place, for sending and for a preview; a key, an account and a voice are tried by whoever asks for it; files are looked into alike, whoever brings them.',
      severity: 'error',
      from: { path: '^api/' },
      to: {
        path: '^(activities/(?!letter/|provider-key/try[.]ts$|channel/connecting[.]ts$|speech/|file/keep[.]ts$)|(ui|sandbox|tests|bin)/)|^temporal/(worker|relay|dev-server)',
      },
    },
    {
      name: 'activities-look-down',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '^(api|ui|sandbox|tests|bin)/|^temporal/worker' },
    },
    {
      name: 'the-record-knows-rules',
      comment: 'Commands ask pure rules and know nothing of those who call them.',
      severity: 'error',
      from: { path: '^prisma/' },
      to: { path: '^(api|activities|temporal|sandbox|ui|tests|bin)/' },
    },
    {
      name: 'nobody-imports-api',
      severity: 'error',
      from: { pathNot: '^(api|tests|bin)/' },
      to: { path: '^api/' },
    },
    {
      name: 'storage-knows-bytes-only',
      comment: 'What a file is, whose and what it is attached to, is said elsewhere.',
      severity: 'error',
      from: { path: '^storage/' },
      to: { path: '^(api|activities|prisma|temporal|sandbox|workflows|ui|tests|bin)/|^config\\.ts$' },
    },
    {
      name: 'sandbox-is-a-stranger',
      comment: 'It stands in for providers, so it may share nothing with us.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(api|activities|prisma|temporal|workflows|ui|tests|bin)/|^config\\.ts$' },
    },
    {
      name: 'nobody-imports-the-sandbox',
      severity: 'error',
      from: { pathNot: '^(sandbox|tests)/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'config-at-the-entries',
      comment: 'Read once where a process begins and passed as an argument.',
      severity: 'error',
      from: { pathNot: '^(api/server|temporal/worker|prisma/seed/main)\\.ts$|^(bin|tests)/' },
      to: { path: '^config\\.ts$', ...byValue },
    },
    {
      name: 'no-tools-in-production',
      severity: 'error',
      from: {
        path: '^(api|activities|prisma|temporal|storage|sandbox|workflows)/|^config\\.ts$',
        pathNot: '^prisma/generated/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packages('@types/[^/]+') },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: byValue },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^pdfmake/interfaces$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated|dist|\\.voronka|node_modules/\\.cache)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
