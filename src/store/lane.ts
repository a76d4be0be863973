import { storableText } from './json/storable.js';

/** What has one lane is worked on one after the other; lanes do not wait for each other. */
export function lane(...parts: readonly (string | null)[]): string {
  return storableText(JSON.stringify(parts));
}
