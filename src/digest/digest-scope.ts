import type { Attachment } from '../answers/answer.js';
import type { DigestScope } from './content/digest-content.js';

/** What an attachment asks of a digest. */
export function digestScope({
  file,
  period,
  units,
}: Pick<Attachment, 'file' | 'period' | 'units'>): DigestScope {
  const document = file?.document ?? 'weekly';
  const kind = document === 'bulletin' || document === 'half-year' ? document : 'weekly';
  return { kind, period, units };
}
