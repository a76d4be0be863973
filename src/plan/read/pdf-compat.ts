/**
 * The PDF library calls ArrayBuffer.prototype.transferToFixedLength, which Node 20 does not have; without it no
 * drawing of a page, and so no border of a table, can be read. A copy serves the same end.
 */
export function provideArrayBufferTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length?: number): ArrayBuffer {
      return this.slice(0, length ?? this.byteLength);
    },
  });
}
