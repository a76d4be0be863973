/** The package's own declarations name files that its exports do not hold, so that nothing of them is known. */
declare module 'opencc-js/t2cn' {
  /** Turns text of one way of writing into another's. */
  export function Converter(options: {
    readonly from: 'hk' | 'tw' | 't';
    readonly to: 'cn';
  }): (text: string) => string;
}

declare module 'opencc-js/cn2t' {
  /** Turns text of one way of writing into another's. */
  export function Converter(options: {
    readonly from: 'cn';
    readonly to: 'hk' | 'tw' | 't';
  }): (text: string) => string;
}
