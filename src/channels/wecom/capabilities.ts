import type { ChannelCapabilities } from '../../message/channel.js';
import { APP_TEXT_BYTES, BOT_TEXT_BYTES, WEBHOOK_MARKDOWN_BYTES } from './encode/style.js';
import type { WecomConfig } from './wecom-config.js';

export function capabilitiesOf(config: WecomConfig): ChannelCapabilities {
  const { botSocket, botCallback, app, webhookKey } = config;
  const hasBot = botSocket !== null || botCallback !== null;
  return {
    // By a group's webhook, which every group can bring with it.
    canMention: true,
    markdown: true,
    maxTextBytes: hasBot ? BOT_TEXT_BYTES : app !== null ? APP_TEXT_BYTES : WEBHOOK_MARKDOWN_BYTES,
    // A bot with a callback address speaks only when spoken to.
    canPush: botSocket !== null || app !== null || webhookKey !== null,
    cards: hasBot || app !== null,
    // What comes over the long connection comes once.
    redelivers: botSocket === null,
    needsLeader: botSocket !== null,
  };
}
