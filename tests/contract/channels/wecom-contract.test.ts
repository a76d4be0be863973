import { channelContract } from '../channel.contract.js';
import { appDriver, botCallbackDriver, socketDriver, webhookDriver } from './wecom-drivers.js';

const nothing = {
  speaks: false,
  presses: false,
  callback: false,
  tokens: false,
  carriesFiles: false,
  hasIdempotencyKey: false,
  pushes: false,
};

channelContract(
  'WeCom’s bot on the long connection',
  { ...nothing, speaks: true, presses: true, carriesFiles: true, pushes: true },
  socketDriver,
);

channelContract(
  'WeCom’s bot with a callback address',
  { ...nothing, speaks: true, callback: true },
  botCallbackDriver,
);

channelContract(
  'WeCom’s application',
  {
    speaks: true,
    presses: true,
    callback: true,
    tokens: true,
    carriesFiles: true,
    hasIdempotencyKey: true,
    pushes: true,
  },
  appDriver,
);

channelContract(
  'WeCom’s group webhook',
  { ...nothing, carriesFiles: true, pushes: true },
  webhookDriver,
);
