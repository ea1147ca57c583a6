// The doors between the rooms, as ARCHITECTURE.md draws them: core <- proof, wire <- server, web, tracker.
// `stint` opens any room when asked; `scenarios` and `bench` walk through the whole house. Tests may look
// further than the code beside them, for they run the real thing.
const mayLoad = {
  core: [],
  proof: ['core'],
  wire: ['core'],
  server: ['core', 'proof', 'wire'],
  web: ['core', 'proof', 'wire'],
  tracker: ['core', 'proof', 'wire'],
};
// What the tracker of the desktop and the one in a browser share: the desk itself, its records, and what an answer of
// the house means. None of it knows of node (tracker/src/desk/pure.test.ts, and web is checked without its types).
const ALSO_OF_TRACKER =
  '^tracker/src/(desk/|agreed\\.ts$|record\\.ts$|upload/(backoff|stop|tellings|verdict)\\.ts$)';
const rooms = [...Object.keys(mayLoad), 'stint', 'scenarios', 'bench'];

const doors = Object.entries(mayLoad).map(([room, open]) => ({
  name: `${room}-loads-only-${open.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: `^(${rooms.filter((other) => other !== room && !open.includes(other)).join('|')})/`,
    ...(room === 'web' ? { pathNot: ALSO_OF_TRACKER } : {}),
  },
}));

module.exports = {
  forbidden: [
    ...doors,
    {
      name: 'core-loads-nothing-from-outside',
      comment: 'The rules have no clock, no files, no network and no packages.',
      severity: 'error',
      from: { path: '^core/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^core/src/' },
    },
    {
      name: 'web-runs-in-a-browser',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unknown', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
