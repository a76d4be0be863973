import type { QuotaMeter } from './channels/dingtalk/open-api/quota-meter.js';
import { MONTHLY_QUOTA } from './channels/dingtalk/open-api/quota-meter.js';
import { texts } from './channels/dingtalk/texts.js';
import type { Config } from './config.js';
import type { ReadUsage } from './conversation/decide-usage.js';
import type { Database } from './store/connect.js';
import { createPlatformQuota } from './store/platform-quota.js';

const clock = { now: () => new Date() };

/** The count of DingTalk's month, which all processes share. */
export function dingtalkQuota(database: Database): QuotaMeter {
  const quota = createPlatformQuota(database, 'dingtalk', clock);
  return {
    count: (kind, n) => quota.count(kind, n),
    read: async () => {
      const { month, used } = await quota.read();
      return { month, api: used.get('api') ?? 0, push: used.get('push') ?? 0 };
    },
  };
}

/** What the office is told of the allowances of the configured platforms; WeCom has no monthly one. */
export function platformUsage({ channels }: Config, database: Database): ReadUsage {
  if (channels.dingtalk === null) return () => Promise.resolve(null);
  const quota = dingtalkQuota(database);
  return async () => texts.quotaUsed(await quota.read(), MONTHLY_QUOTA);
}
