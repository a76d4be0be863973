import { PlatformRefusal } from '../shared/platform-refusal.js';

/** The old API and the webhooks say no: status 200 and a number. */
export class OldRefusal extends PlatformRefusal {
  constructor(
    readonly errcode: number,
    words: string,
    /** Stands beside code 88. */
    readonly sub: { readonly code: string; readonly words: string } | null = null,
  ) {
    super(errcode, words);
  }
}

/** The new API says no: an HTTP status, and a word as code. */
export class NewRefusal extends PlatformRefusal {
  constructor(
    readonly status: number,
    code: string,
    words: string,
  ) {
    super(code, words);
  }
}

/**
 * Codes of the old API. Those marked "chosen" stand where the fact sheet knows the rule but not the
 * code; a client must not rely on them.
 */
export const oldCodes = {
  busy: -1,
  authFault: 88,
  badSecret: 40089, // chosen
  badToken: 40014,
  badParameter: 40035,
  badCode: 40078,
  tokenTimedOut: 42001,
  badMethod: 43001, // chosen
  badContentType: 43004,
  badJson: 400002,
  noSuchDepartment: 60003, // chosen
  noPermission: 60011,
  outsideRange: 50002,
  unknownUser: 60121,
  tooManyPerSecond: 90018,
  monthUsedUp: 90020,
  sessionOver: 300001, // chosen
  securityCheck: 310000,
  groupDisbanded: 400013,
  tokenMissing: 400101,
  robotDisabled: 400102,
  badMessageType: 400105,
  robotGone: 400106,
  tooFast: 410100,
  badMedia: 40004, // chosen
  mediaTooBig: 40009, // chosen
} as const;

/** Codes of the new API; "chosen" as above. */
export const newCodes = {
  invalidAuthentication: 'InvalidAuthentication',
  badSecret: 'invalidClientIdOrSecret',
  badCode: 'invalidAuthCode', // chosen
  noPermission: 'Forbidden.AccessDenied.AccessTokenPermissionDenied', // chosen
  monthUsedUp: 'Forbidden.AccessDenied.ApiCountLimitForOrg',
  tooManyPerSecond: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
  badRobotCode: 'invalidParameter.robotCode.unknown', // the last word is chosen
  badConversation: 'invalid.openConversationId',
  groupDisbanded: 'group.disbanded',
  botStopped: 'bot.stopped',
  paramTooLong: 'msgParam.tooLong',
  badParameter: 'invalidParameter', // chosen
  badDownloadCode: 'invalidParameter.downloadCode', // chosen
  unknownCard: 'param.outTrackId.unknown', // chosen
  usedTrackId: 'param.outTrackId.used', // chosen
  cardParam: 'param.cardParamMap', // chosen
  busy: 'ServiceUnavailable', // chosen
} as const;
