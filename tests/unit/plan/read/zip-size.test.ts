import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkUnpackedSize } from '../../../../src/plan/read/zip-size.js';

const MEGABYTE = 1_000_000;

/** A zip file of one part whose directory states `stated` bytes. */
function zipOf(name: string, content: Buffer, stated = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(stated, 24);
  entry.writeUInt16LE(name.length, 28);
  const body = Buffer.concat([local, Buffer.from(name), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, entry, Buffer.from(name), end]);
}

function check(bytes: Buffer): () => void {
  return () => {
    checkUnpackedSize(bytes, 'Word', '.docx');
  };
}

describe('the size of a zip file before it is unpacked', () => {
  it('lets a plan pass', () => {
    expect(check(zipOf('word/document.xml', Buffer.alloc(2 * MEGABYTE)))).not.toThrow();
  });

  it('refuses markup that states more than a plan has', () => {
    expect(check(zipOf('word/document.xml', Buffer.alloc(50 * MEGABYTE)))).toThrow('展开后过大');
  });

  it('refuses a part that holds more than its directory states', () => {
    const lying = zipOf('word/document.xml', Buffer.alloc(50 * MEGABYTE), 1000);
    expect(check(lying)).toThrow('展开后过大');
  });

  it('refuses a size kept in the 64-bit extension', () => {
    expect(check(zipOf('word/media/a.png', Buffer.alloc(10), 0xffffffff))).toThrow('展开后过大');
  });

  it('says that a file without a directory is damaged', () => {
    expect(check(Buffer.from('PK\u0003\u0004 and nothing more'))).toThrow('Word 文件已损坏');
  });
});
