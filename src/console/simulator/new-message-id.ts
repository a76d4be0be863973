/** `crypto.randomUUID` is missing on pages that a browser does not call secure (http over a LAN). */
export function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
