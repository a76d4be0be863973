import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Breaches of WCAG 2.2 AA and of good practice, each with the elements concerned. */
export async function breaches(page: Page): Promise<readonly string[]> {
  // Evaluated, not added as a script element, which the page's policy rightly forbids.
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = await page.evaluate(
    async () => await (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
