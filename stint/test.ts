// `npm test`: the whole house, or the files whose path holds one of the words given (`npm test -- core`).
// Its very last line is the count, and it fails when a test failed, a file did not load, or nothing ran.
import { parseCLI, startVitest, type TestModule, type Vitest } from 'vitest/node';

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, watch: false });
const { passed, failed } = count(vitest);
await vitest.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function count(house: Vitest): { passed: number; failed: number } {
  const modules = house.state.getTestModules();
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state),
  );
  const broken = modules.filter(brokeOutsideItsTests).length + house.state.getUnhandledErrors().length;
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + broken,
  };
}

/** A file that does not load, or a hook that throws, fails no test of its own; it still is a failure. */
function brokeOutsideItsTests(module: TestModule): boolean {
  const suites = [...module.children.allSuites()];
  return module.errors().length > 0 || suites.some((suite) => suite.errors().length > 0);
}
