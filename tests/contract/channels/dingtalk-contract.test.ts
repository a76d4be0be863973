import { channelContract } from '../channel.contract.js';
import { dingtalkDriver } from './dingtalk-driver.js';

const all = {
  speaks: true,
  presses: true,
  callback: false,
  tokens: true,
  carriesFiles: true,
  hasIdempotencyKey: false,
  pushes: true,
};

channelContract('dingtalk by Stream', all, () => dingtalkDriver({ mode: 'stream' }));

channelContract('dingtalk by HTTP', { ...all, callback: true }, () =>
  dingtalkDriver({ mode: 'http' }),
);

channelContract(
  'dingtalk through a custom robot',
  {
    ...all,
    speaks: false,
    presses: false,
    carriesFiles: false,
    hasIdempotencyKey: true,
  },
  () => dingtalkDriver({ mode: 'stream', byWebhook: true }),
);
