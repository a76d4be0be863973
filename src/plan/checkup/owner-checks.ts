import type { Finding } from '../read/finding.js';
import type { PlanReading } from '../read/plan-reading.js';
import { checkupTexts as texts } from './texts.js';

/** Indicators whose table names another unit in charge than the task that carries them. */
export function checkOwners(reading: PlanReading): Finding[] {
  const aliases = new Map(reading.unitPairs.filter((p) => p.certain).map((p) => [p.alias, p.name]));
  const same = (name: string): string => aliases.get(name) ?? name;
  return reading.indicators.flatMap(({ draft, mentions }) => {
    const owned = mentions.filter(({ place }) => place.owner !== null);
    const inTable = owned.find(({ place }) => place.kind === 'table');
    const inTask = owned.find(({ place }) => place.kind === 'row' || place.kind === 'task');
    const first = inTable?.place.owner ?? null;
    const second = inTask?.place.owner ?? null;
    if (inTable === undefined || inTask === undefined || first === null || second === null)
      return [];
    if (same(first) === same(second)) return [];
    return [
      {
        kind: 'lead-differs' as const,
        message: texts.ownerDiffers(draft.name, [
          `${inTable.place.where}为${first}`,
          `${inTask.place.where}为${second}`,
        ]),
        where: `${inTable.place.where}、${inTask.place.where}`,
        about: [draft.name],
      },
    ];
  });
}
