/** Zero-width and direction-changing characters: they carry no meaning and hide words. */
const INVISIBLE = /\p{Cf}/gu;

/** What a command is read from: half-width, without invisible characters, mention and full stop. */
export function cleanText(text: string, botName: string): string {
  const visible = text.replace(INVISIBLE, '').normalize('NFKC');
  return withoutMention(visible, botName.normalize('NFKC'))
    .replace(/^[\s,。:;、]+|[\s。.!;~]+$/gu, '')
    .replace(/\s+/gu, ' ');
}

function withoutMention(text: string, botName: string): string {
  return text.split(`@${botName}`).join(' ').trim();
}

/** Whether anything is left to read once marks, emoji and blanks are set aside. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
