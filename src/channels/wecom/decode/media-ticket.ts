import { z } from 'zod';

/** What is needed to fetch something that a member sent. */
const ticketSchema = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('bot'),
    url: z.string(),
    /** The message's own key; over a callback address there is none, and the callback's is used. */
    key: z.string().nullable(),
  }),
  z.object({ from: z.literal('app'), mediaId: z.string() }),
]);

export type MediaTicket = z.infer<typeof ticketSchema>;

const write = (ticket: MediaTicket): string => JSON.stringify(ticket);

export const botTicket = (url: string, key: string | null): string =>
  write({ from: 'bot', url, key });

export const appTicket = (mediaId: string): string => write({ from: 'app', mediaId });

/** @returns `null` for a ticket of another channel. */
export function readTicket(text: string): MediaTicket | null {
  try {
    return ticketSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
