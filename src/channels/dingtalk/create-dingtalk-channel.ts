import type { Channel } from '../../message/channel.js';
import { DingtalkChannel } from './dingtalk-channel.js';
import type { DingtalkConfig } from './dingtalk-config.js';
import { DEFAULT_TIMINGS } from './dingtalk-deps.js';
import type { DingtalkDeps } from './dingtalk-deps.js';

/** The DingTalk channel as it is configured; it does nothing before it is opened. */
export function createDingtalkChannel(config: DingtalkConfig, deps: DingtalkDeps): Channel {
  return new DingtalkChannel(config, {
    ...deps,
    timings: { ...DEFAULT_TIMINGS, ...deps.timings },
  });
}
