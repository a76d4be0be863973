import type { AccessTokens } from './app/access-tokens.js';
import type { Route } from '../shared/http-surface.js';
import { takeUpload, uploadMaxBytes } from './media-upload.js';
import type { World } from './world.js';

/** Upload and download for the application, and the bot's five-minute links. */
export function mediaRoutes(world: World, tokens: AccessTokens): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/cgi-bin/media/upload',
      via: 'media',
      maxBytes: uploadMaxBytes,
      handle: (call) => {
        tokens.check(call);
        return takeUpload(world, call, 'app', 'corp');
      },
    },
    {
      method: 'GET',
      path: '/cgi-bin/media/get',
      via: 'media',
      handle: (call) => {
        tokens.check(call);
        const media = world.media.use(call.query.get('media_id') ?? '', 'corp', null);
        return { body: media.bytes, headers: named(media.name) };
      },
    },
    {
      method: 'GET',
      path: '/media/',
      via: 'media',
      handle: (call) => {
        const link = world.media.followLink(call.path);
        // The status for an expired link is not known.
        if (!link) return { status: 403, body: 'expired', note: 'unknown or expired link' };
        return { body: link.encrypted, headers: named(link.name) };
      },
    },
  ];
}

function named(name: string | null): Record<string, string> {
  const type = { 'content-type': 'application/octet-stream' };
  if (name === null) return type;
  const encoded = encodeURIComponent(name);
  return {
    ...type,
    'content-disposition': `attachment; filename="${encoded}"; filename*=UTF-8''${encoded}`,
  };
}
