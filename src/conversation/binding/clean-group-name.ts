/** Longer names are cut: they stand within a sentence. */
const MAX_CHARACTERS = 40;

/** A group's name as it may be shown: it was given by anybody, and may hold anything. */
export function cleanGroupName(name: string): string {
  const plain = name.replace(/[\p{C}\s]+/gu, ' ').trim();
  return Array.from(plain).slice(0, MAX_CHARACTERS).join('');
}
