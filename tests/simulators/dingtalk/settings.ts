import { sampleDepartments, sampleGroups, sampleMembers } from './office.js';
import type { SimDepartment, SimGroup, SimMember } from './office.js';

export interface AppSettings {
  /** AppKey; for an internal application the robotCode as well. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly corpId: string;
  readonly robotName: string;
  /** The encrypted id of the robot. */
  readonly robotUserId: string;
  readonly mode: 'stream' | 'http';
  /** False: members appear without a staff id. */
  readonly published: boolean;
  readonly permissions: readonly string[];
  /** Templates made in the card platform, with those of their variables that are Markdown. */
  readonly cardTemplates: readonly CardTemplate[];
  /** For events that are pushed over HTTP, encrypted as WeCom does. */
  readonly eventToken: string;
  readonly eventAesKey: string;
  /** Old set-ups encrypt for the corpId instead of the AppKey. */
  readonly eventReceiver: 'app-key' | 'corp-id';
  /** Host with port that the browser login may return to; null allows any. */
  readonly trustedHost: string | null;
}

export interface CardTemplate {
  readonly id: string;
  readonly markdownKeys: readonly string[];
}

/** A robot with a webhook of its own in one group. */
export interface WebhookSettings {
  readonly token: string;
  readonly chatId: string;
  /** Set: every call must be signed. */
  readonly secret: string | null;
  /** Not empty: one of them must be in every message; at most 10. */
  readonly keywords: readonly string[];
  /** Set: only these addresses may call. */
  readonly allowedIps: readonly string[] | null;
  readonly enabled: boolean;
}

/** Where the fact sheet is not sure, and where the platform's figure is not known. */
export interface StreamSettings {
  /** Unverified status of a wrong secret: 400 or 401. */
  readonly badSecretStatus: 400 | 401;
  /** Unverified: the answer is XML unless the client accepts JSON by name. */
  readonly xmlUnlessJsonAccepted: boolean;
  readonly ticketLifeMs: number;
  /** Unverified; null sends no pings by itself. */
  readonly pingIntervalMs: number | null;
  /** Unverified: a connection that says nothing for so long is cut; null keeps it. */
  readonly silenceMs: number | null;
  /** From the disconnect frame to the end of the connection: "about 10 s". */
  readonly disconnectGraceMs: number;
  /** From a comment in the SDK; what is not acknowledged by then counts as unheard. */
  readonly ackDeadlineMs: number;
  /** The sources disagree: 0 is the protocol page ("sent once"), 1 the comment in the SDK. */
  readonly redeliveries: number;
  /** Unverified: when an event that was answered with LATER comes again. */
  readonly eventAgainAfterMs: number;
  /** Unverified: what a robot gets when the month's pushes are used up. */
  readonly overQuota: 'nothing' | 'error-code';
}

export interface LimitSettings {
  readonly apiCallsPerMonth: number;
  /** Webhook calls and pushes to the bot together. */
  readonly pushesPerMonth: number;
  /** Unverified: whether an answer through a session webhook is counted as a push. */
  readonly sessionRepliesCount: boolean;
  /**
   * Calls per second of one application to one API. Null is off; it is the default where time stands
   * still, as all calls fall into one second there.
   */
  readonly queriesPerSecond: number | null;
}

export interface SimulatorSettings {
  readonly app: AppSettings;
  readonly webhooks: readonly WebhookSettings[];
  readonly members: readonly SimMember[];
  readonly departments: readonly SimDepartment[];
  readonly groups: readonly SimGroup[];
  readonly stream: StreamSettings;
  readonly limits: LimitSettings;
  /** "About 90 minutes" in the documents' sample. */
  readonly sessionLifeMs: number;
  /** Unverified: how long a robot callback over HTTP may take. */
  readonly httpAnswerMs: number;
  /** Unverified: "temporary, fetch at once". */
  readonly downloadLifeMs: number;
  /** Whether the old API wraps token faults into 88 with sub_code; both are seen. */
  readonly wrapsTokenFaults: boolean;
}

const minuteMs = 60_000;

const defaultSettings: SimulatorSettings = {
  app: {
    clientId: 'dingsampleappkey',
    clientSecret: 'sample-app-secret',
    corpId: 'dingSampleCorp',
    robotName: '战报助手',
    robotUserId: '$:LWCP_v1:$sampleRobot',
    mode: 'stream',
    published: true,
    permissions: ['qyapi_robot_sendmsg', 'qyapi_get_member', 'qyapi_get_department_list'],
    cardTemplates: [{ id: 'sample-card.schema', markdownKeys: ['content'] }],
    eventToken: 'eventSampleToken',
    eventAesKey: 'EvtSampleKeyEvtSampleKeyEvtSampleKeyEvtSamp',
    eventReceiver: 'app-key',
    trustedHost: null,
  },
  webhooks: [
    {
      token: 'sample-webhook-token',
      chatId: 'cidSampleGroup1==',
      secret: 'SECsample-webhook-secret',
      keywords: [],
      allowedIps: null,
      enabled: true,
    },
  ],
  members: sampleMembers,
  departments: sampleDepartments,
  groups: sampleGroups,
  stream: {
    badSecretStatus: 401,
    xmlUnlessJsonAccepted: true,
    ticketLifeMs: 90_000,
    pingIntervalMs: 30_000,
    silenceMs: 3 * minuteMs,
    disconnectGraceMs: 10_000,
    ackDeadlineMs: minuteMs,
    redeliveries: 0,
    eventAgainAfterMs: minuteMs,
    overQuota: 'nothing',
  },
  limits: {
    apiCallsPerMonth: 5_000,
    pushesPerMonth: 3_000,
    sessionRepliesCount: false,
    queriesPerSecond: 20,
  },
  sessionLifeMs: 90 * minuteMs,
  httpAnswerMs: 5_000,
  downloadLifeMs: 10 * minuteMs,
  wrapsTokenFaults: false,
};

type Parts = 'app' | 'stream' | 'limits';

export type PartialSettings = Partial<
  Omit<SimulatorSettings, Parts> & { readonly [part in Parts]: Partial<SimulatorSettings[part]> }
>;

/** Where time stands still, nothing that clients do in real time is expected of them. */
const stillStream = { silenceMs: null, pingIntervalMs: null };

export function fillSettings(given: PartialSettings, clock: 'real' | 'manual'): SimulatorSettings {
  const still = clock === 'manual';
  return {
    ...defaultSettings,
    ...given,
    app: { ...defaultSettings.app, ...given.app },
    stream: { ...defaultSettings.stream, ...(still ? stillStream : {}), ...given.stream },
    limits: {
      ...defaultSettings.limits,
      ...(still ? { queriesPerSecond: null } : {}),
      ...given.limits,
    },
  };
}
