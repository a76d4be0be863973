import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Counts of vitest's JSON reports together. A file that could not even be loaded has no test to count,
 * yet is a failure.
 */
export function countTests(reportFiles) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of reportFiles) {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests + report.numTodoTests;
    for (const { status, assertionResults } of report.testResults) {
      const noneFailed = assertionResults.every((result) => result.status !== 'failed');
      if (status === 'failed' && noneFailed) counts.failed += 1;
    }
  }
  return counts;
}

export function printCounts({ passed, failed, skipped }) {
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  printCounts(countTests(process.argv.slice(2)));
}
