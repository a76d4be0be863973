import { economyEntries } from './economy-entries.js';
import { environmentEntries } from './environment-entries.js';
import type { Glossary } from './glossary.js';
import { governanceEntries } from './governance-entries.js';
import { industryEntries } from './industry-entries.js';
import { livelihoodEntries } from './livelihood-entries.js';
import { organEntries } from './organ-entries.js';
import { parseGlossary } from './parse-glossary.js';
import { ruralEntries } from './rural-entries.js';

const SOURCES = [
  economyEntries,
  industryEntries,
  ruralEntries,
  environmentEntries,
  livelihoodEntries,
  governanceEntries,
  organEntries,
];

/** The short forms that ship with the program, over all fields of a county's work. Read once. */
export const builtInGlossary: Glossary = SOURCES.flatMap(parseGlossary);
