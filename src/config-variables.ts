import { z } from 'zod';

/** An empty variable counts as unset, as in `PORT= npm start`. */
export const unset = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

export const variable = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema);

/** A whole number between two bounds. */
export const limit = (standard: number, min: number, max: number) => {
  const error = `应为 ${min} 至 ${max} 的整数`;
  return variable(
    z.coerce.number(error).int(error).min(min, error).max(max, error).default(standard),
  );
};

export const optionalText = (meaning: string) =>
  variable(z.string().max(2000, '过长').optional()).describe(meaning);

const PROTOCOLS = {
  http: { protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' },
  ws: { protocol: /^wss?$/, error: '应为 ws:// 或 wss:// 开头的地址' },
};

/** The address of a service, without slashes at its end. */
export const serviceAddress = (standard: string, kind: keyof typeof PROTOCOLS) =>
  variable(z.url(PROTOCOLS[kind]).default(standard)).transform(withoutSlash);

export function withoutSlash(address: string): string {
  return address.replace(/(?<!\/)\/{1,8}$/, '');
}
