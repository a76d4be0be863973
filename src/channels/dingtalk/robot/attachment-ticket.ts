import { z } from 'zod';

const ticketSchema = z.object({ downloadCode: z.string().min(1), robotCode: z.string().min(1) });

/** What is needed to fetch a picture or file. */
export type AttachmentTicket = z.infer<typeof ticketSchema>;

export function sealTicket(ticket: AttachmentTicket): string {
  return JSON.stringify(ticket);
}

/** @returns `null` for what this channel did not make. */
export function openTicket(ticket: string): AttachmentTicket | null {
  try {
    return ticketSchema.safeParse(JSON.parse(ticket)).data ?? null;
  } catch {
    return null;
  }
}
