import { PlatformRefusal } from '../shared/platform-refusal.js';

export class Refusal extends PlatformRefusal {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errcode, errmsg);
  }
}

/**
 * Codes the simulator gives. Those marked "chosen" stand where the fact sheet knows the rule but not
 * the code; a client must not rely on them.
 */
export const codes = {
  busy: -1,
  badSecret: 40001,
  badFileType: 40005, // from memory
  badMediaId: 40007, // from memory
  badMessageType: 40008,
  badCorpId: 40013,
  badToken: 40014,
  badOauthCode: 40029,
  badParameter: 40058, // also chosen: unknown command, used response code, faulty upload
  tokenMissing: 41001,
  tokenExpired: 42001,
  needsGet: 43001, // from memory
  needsPost: 43002, // from memory
  emptyMedia: 44001, // from memory
  mediaTooBig: 45001,
  contentTooLong: 45002,
  tooMany: 45009,
  badJson: 47001, // from memory
  noPrivilege: 60011,
  unknownUser: 60111,
  noReceiver: 81013,
  noSuchWebhook: 93000,
  badChatId: 93006,
  badBotId: 93019,
  foreignAgent: 301002,
  badMd5: 301019, // from memory
  badReqId: 846605,
  streamExpired: 846608,
  badBotSecret: 853000,
} as const;
