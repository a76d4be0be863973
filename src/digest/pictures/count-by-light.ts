import type { Reading } from '../../answers/subjects.js';
import { LIGHT_ORDER } from '../../answers/texts.js';
import type { Light } from '../../plan/light.js';

/** How many indicators have each light, worst first; lights that none has are left out. */
export function countByLight(read: readonly Reading[]): readonly (readonly [Light, number])[] {
  return LIGHT_ORDER.map((light) => {
    const count = read.filter(({ progress }) => progress.light === light).length;
    return [light, count] as const;
  }).filter(([, count]) => count > 0);
}
