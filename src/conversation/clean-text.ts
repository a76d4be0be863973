/** Zero-width and direction-changing characters: they carry no meaning and hide words. */
const INVISIBLE = /\p{Cf}/gu;

/** What a command is read from: half-width, without invisible characters, mention and full stop. */
export function cleanText(text: string, botName: string): string {
  const visible = text.replace(INVISIBLE, '').normalize('NFKC');
  return withoutMention(visible, botName.normalize('NFKC'))
    .replace(/^[\s,。:;、]+|(?<![\s。.!;~])[\s。.!;~]+$/gu, '')
    .replace(/\s+/gu, ' ');
}

function withoutMention(text: string, botName: string): string {
  return text.split(`@${botName}`).join(' ').trim();
}

/** A message as it is quoted: its own words, without the call for the bot before or after them. */
export function withoutCalls(text: string, botName: string): string {
  const parts = text.split(`@${botName}`);
  while (parts.length > 1 && (parts[0] ?? '').trim() === '') parts.shift();
  while (parts.length > 1 && (parts.at(-1) ?? '').trim() === '') parts.pop();
  return parts
    .join(`@${botName}`)
    .replace(/^[\s,，:：]+/u, '')
    .trimEnd();
}

/** Whether anything is left to read once marks, emoji and blanks are set aside. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
