import type { Call, Callback, Fields } from './callback.js';

/** Whether a row with the call's mark must stand in the end. */
export type Stored = 'once' | 'never' | 'perhaps';

export interface Mutated {
  readonly call: Call;
  readonly stored: Stored;
}

type Random = () => number;
type Mutation = (callback: Callback, mark: string, random: Random) => Mutated;

const HOUR_MS = 3_600_000;
const HUGE_BYTES = 400_000;

const below = (random: Random, end: number): number => Math.floor(random() * end);
const pick = <T>(random: Random, [...items]: readonly [T, ...T[]]): T =>
  items[below(random, items.length)] ?? items[0];

const genuine = (callback: Callback, mark: string): Call =>
  callback.sign(callback.fields(mark), {});

/** Some bits turned over, but none within the mark: its row could not be found again. */
function flipped(bytes: Buffer, mark: string, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const start = copy.indexOf(mark);
  for (let left = 1 + below(random, 8); left > 0; left -= 1) {
    const at = below(random, copy.length);
    if (start >= 0 && at >= start && at < start + mark.length) continue;
    copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
  }
  return copy;
}

/** Values that a field of a message may not have, or that hurt whoever trusts it. */
const STRANGE: readonly [unknown, ...unknown[]] = [
  null,
  true,
  -1,
  1e308,
  8.64e15 + 1,
  253_402_300_800_000,
  '',
  '\u0000',
  '\ud800',
  '9'.repeat(30),
  '甲'.repeat(20_000),
  [],
  [[[[[[[]]]]]]],
  {},
  { __proto__: null, constructor: 'x' },
  '<!DOCTYPE x [<!ENTITY y "z">]>&y;',
  ']]>',
];

function strange(fields: Fields, mark: string, random: Random): Fields {
  const names = Object.keys(fields).filter((name) => fields[name] !== mark);
  const name = names[below(random, names.length)] ?? '';
  const value = pick(random, STRANGE);
  const isNested = typeof fields[name] === 'object' && random() < 0.5;
  return {
    ...fields,
    [name]: isNested ? { content: value, userid: value, msgtype: value } : value,
  };
}

const without = (fields: Fields, random: Random): Fields => {
  const names = Object.keys(fields);
  const gone = names[below(random, names.length)];
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== gone));
};

function withSigned(call: Call, name: string, value: string): Call {
  if (call.headers[name] !== undefined) {
    return { ...call, headers: { ...call.headers, [name]: value } };
  }
  const query = new URLSearchParams(call.query);
  query.set(name, value);
  return { ...call, query: query.toString() };
}

const perhaps = (call: Call): Mutated => ({ call, stored: 'perhaps' });
const never = (call: Call): Mutated => ({ call, stored: 'never' });

/** What is done to a callback, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'body bits': (callback, mark, random) => {
    const call = genuine(callback, mark);
    return perhaps({ ...call, body: flipped(call.body, mark, random) });
  },
  truncated: (callback, mark, random) => {
    const call = genuine(callback, mark);
    const body = call.body.subarray(0, below(random, call.body.length));
    return { call: { ...call, body }, stored: callback.coversBody ? 'perhaps' : 'never' };
  },
  'query twice': (callback, mark, random) => {
    const call = genuine(callback, mark);
    const name = pick(random, ['timestamp', 'nonce', 'msg_signature', 'echostr']);
    const extra = `${name}=${pick(random, ['', '0', '%', '%00', '%E0%A4%A', 'x'.repeat(5000)])}`;
    const query = random() < 0.5 ? `${extra}&${call.query}` : `${call.query}&${extra}`;
    return perhaps({ ...call, query });
  },
  'huge body': (callback, mark, random) => {
    const body = Buffer.alloc(HUGE_BYTES, pick(random, [' ', '[', '{"a":', '<a>', '\u0000']));
    return never({ ...genuine(callback, mark), body });
  },
  'empty body': (callback, mark) => never({ ...genuine(callback, mark), body: Buffer.alloc(0) }),
  'wrong method': (callback, mark, random) => {
    const method = pick(random, ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND']);
    const hasBody = random() < 0.5 && method !== 'HEAD';
    const call = genuine(callback, mark);
    return never({ ...call, method, body: hasBody ? call.body : Buffer.alloc(0) });
  },
  'wrong type': (callback, mark, random) => {
    const call = genuine(callback, mark);
    const type = pick(random, ['', 'text/html', 'multipart/form-data', 'a/b; charset=\u00ff']);
    const coding = random() < 0.3 ? { 'content-encoding': 'gzip' } : {};
    return perhaps({ ...call, headers: { ...call.headers, 'content-type': type, ...coding } });
  },
  'wrong signature': (callback, mark, random) => {
    const name = callback.signed[below(random, callback.signed.length)] ?? '';
    const value = pick(random, ['', '0', 'x', '=', '1'.repeat(4000), 'NaN', '-1']);
    return never(withSigned(genuine(callback, mark), name, value));
  },
  'wrong time': (callback, mark, random) => {
    const awayMs = HOUR_MS * (2 + below(random, 100_000)) * (random() < 0.5 ? -1 : 1);
    return never(callback.sign(callback.fields(mark), { atMs: Date.now() + awayMs }));
  },
  'signed, strange field': (callback, mark, random) =>
    perhaps(callback.sign(strange(callback.fields(mark), mark, random), {})),
  'signed, field missing': (callback, mark, random) =>
    perhaps(callback.sign(without(callback.fields(mark), random), {})),
  'signed, bits': (callback, mark, random) => {
    const fields = callback.fields(mark);
    const bytes = flipped(Buffer.from(callback.write(fields)), mark, random);
    return perhaps(callback.sign(fields, { plain: bytes.toString('latin1') }));
  },
  'signed, no message': (callback, mark, random) => {
    const plain = pick(random, ['', 'null', '[]', '{}', '0', '"x"', '<xml/>', '<xml>', '{"a":1']);
    return never(callback.sign(callback.fields(mark), { plain }));
  },
  'for another': (callback, mark) =>
    callback.coversBody
      ? never(callback.sign(callback.fields(mark), { receiveId: 'wwAnother' }))
      : never({ ...genuine(callback, mark), headers: {} }),
};

/** A message as the platform sends it, untouched. */
export const untouched = (callback: Callback, mark: string): Mutated => ({
  call: genuine(callback, mark),
  stored: 'once',
});
