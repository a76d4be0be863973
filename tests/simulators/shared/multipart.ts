export interface UploadedPart {
  readonly fileName: string;
  /** As the client states it; null when it does not. */
  readonly fileLength: number | null;
  readonly bytes: Buffer;
}

/** The part named `media` of a multipart body; in words why there is none with a file name. */
export function mediaPart(contentType: string, body: Buffer): UploadedPart | string {
  const boundary = /multipart\/form-data;.{0,200}?boundary="?([^";]{1,200})"?/i.exec(
    contentType,
  )?.[1];
  if (boundary === undefined) return 'not multipart/form-data';
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  while (start >= 0) {
    const next = body.indexOf(mark, start + mark.length);
    if (next < 0) break;
    const part = readPart(body.subarray(start + mark.length + 2, next - 2));
    if (part) return part;
    start = next;
  }
  return 'no part named media with a filename';
}

function readPart(part: Buffer): UploadedPart | null {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = part.toString('utf8', 0, end);
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const fileName = /[; ]filename="([^"]{1,512})"/.exec(disposition)?.[1];
  if (!/[; ]name="media"/.test(disposition) || fileName === undefined) return null;
  const length = /[; ]filelength="?(\d{1,12})/.exec(disposition)?.[1];
  return {
    fileName,
    fileLength: length === undefined ? null : Number(length),
    bytes: part.subarray(end + 4),
  };
}
