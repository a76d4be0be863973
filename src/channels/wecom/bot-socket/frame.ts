import { z } from 'zod';

/** A frame of the long connection, as far as it is looked at here. */
export const frameSchema = z.looseObject({
  cmd: z.string().optional(),
  headers: z.looseObject({ req_id: z.string() }),
  errcode: z.number().optional(),
  body: z.record(z.string(), z.unknown()).optional(),
});

export type PushedFrame = z.infer<typeof frameSchema>;
