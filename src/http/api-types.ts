/**
 * What the server says to the console, as JSON. Texts are ready to be shown; instants are ISO 8601
 * with the offset +08:00, dates are `YYYY-MM-DD` in Asia/Shanghai.
 */

export type RoleView = 'liaison' | 'leader' | 'office' | 'unknown';

/** Someone whom the visitor of the simulator may speak as. */
export interface PersonView {
  readonly userId: string;
  readonly name: string;
  /** Full name of the unit; `null` for who is not bound to one. */
  readonly unit: string | null;
  readonly role: RoleView;
}

export interface SimulatorStateView {
  readonly workspaceName: string;
  readonly isDemo: boolean;
  readonly groupName: string;
  readonly botName: string;
  readonly now: string;
  readonly canSetClock: boolean;
  readonly people: readonly PersonView[];
}

/** The group, or the private chat of one person with the bot. */
export type ChatView =
  { readonly kind: 'group' } | { readonly kind: 'private'; readonly userId: string };

export type AuthorView =
  { readonly kind: 'bot' } | { readonly kind: 'person'; readonly userId: string };

export type BlockView =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'figures'; readonly lines: readonly string[] }
  | {
      readonly type: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly type: 'picture';
      readonly name: string;
      readonly alt: string;
      readonly url: string;
    }
  | {
      readonly type: 'file';
      readonly name: string;
      readonly sizeBytes: number;
      readonly url: string;
    };

export interface ButtonView {
  readonly label: string;
  /** What pressing it says in the presser's name. */
  readonly text: string;
}

export interface MessageView {
  /** Rises with every message of the workspace; the cursor for reading on. */
  readonly seq: number;
  readonly id: string;
  readonly chat: ChatView;
  readonly author: AuthorView;
  readonly sentAt: string;
  /** The message that this one quotes or answers. */
  readonly quotedId: string | null;
  readonly blocks: readonly BlockView[];
  readonly buttons: readonly ButtonView[];
}

export interface MessagesView {
  readonly messages: readonly MessageView[];
}

export interface SendRequest {
  /** Made by the sender; sending the same id again changes nothing. */
  readonly id: string;
  readonly as: string;
  readonly chat: 'group' | 'private';
  /** Without the mention of the bot, which the server adds in the group. */
  readonly text: string;
  readonly quotedId: string | null;
}

export interface ClockRequest {
  readonly now: string;
}

/** `none`: figures settled once a year have no light before their due date. */
export type LightView = 'blue' | 'green' | 'yellow' | 'red' | 'grey' | 'none';

export interface BoardIndicatorView {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly taskNo: string | null;
  /** Value with its unit, such as `58家`; `null` when nothing has been reported. */
  readonly valueText: string | null;
  /** Target with its unit, or the document's words when it gives no number. */
  readonly targetText: string;
  /** Figure as a share of the target in percent, such as `87.9`. */
  readonly completion: string | null;
  /** What the figure should be at its own date, as a share of the target in percent. */
  readonly expectedShare: string | null;
  /** The same in the indicator's unit, such as `应达58家`. */
  readonly expectedText: string | null;
  readonly light: LightView;
  /** The target is reached, whatever light shows that. */
  readonly isDone: boolean;
  /** The light in words, such as 绿灯. */
  readonly lightText: string;
  /** Why, in words, such as 落后时序进度2.3个百分点. */
  readonly standingText: string | null;
  readonly asOf: string | null;
  readonly owner: string | null;
  /** 数据已过期（应报至…）, when a newer period has closed without a figure. */
  readonly staleText: string | null;
  /** How the light was judged, line by line. */
  readonly arithmetic: readonly string[];
  /** Contributions of other units and proposals that wait for the owner. */
  readonly notes: readonly string[];
}

export interface BoardView {
  readonly planTitle: string;
  /** Day the board is shown for. */
  readonly date: string;
  /** Share of the plan's period that has passed, in percent, such as `50.0`. */
  readonly elapsed: string;
  /** In words how lights are judged; several where plans have different rules. */
  readonly lightRules: readonly string[];
  readonly indicators: readonly BoardIndicatorView[];
}

/** The birth certificate of a figure: who said it when, confirmed when, in which words. */
export interface SourceView {
  readonly lines: readonly string[];
}

/** What the page has to show. */
export type SessionView =
  | { readonly kind: 'simulator' }
  | { readonly kind: 'sign-in'; readonly choices: readonly SignInChoiceView[] }
  | {
      readonly kind: 'board';
      readonly workspaceName: string;
      readonly isDemo: boolean;
      /** Who is signed in. */
      readonly name: string;
      /** As what, such as 县科工信局联络员. */
      readonly roleText: string;
      /** Whether he may bring in figures by a table. */
      readonly mayBringFigures: boolean;
    };

export interface SignInChoiceView {
  /** The platform's name, such as 企业微信. */
  readonly label: string;
  readonly path: string;
}

/**
 * Why the sign-in page is shown, in its address: the attempt was too old or of another browser; the
 * platform said no; nobody is bound by the account; the platform or the database was away; the session
 * is over; the visitor left.
 */
export type LoginResult =
  'expired' | 'refused' | 'unbound' | 'unavailable' | 'ended' | 'signed-out';

/** What the upload page shows; the files are those that have been kept already. */
export interface UploadView {
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  /** In words. */
  readonly kinds: string;
  /** Of names, without the dot. */
  readonly endings: readonly string[];
  readonly expiresAt: string;
}

export interface UploadedView {
  /** How many files have been submitted. */
  readonly count: number;
}

/** What the page where figures are brought in has to know. */
export interface FigureLimitsView {
  readonly maxFileBytes: number;
}

/** What is answered to a table of figures, or to a button that was pressed. */
export interface FiguresView {
  /** Of what is answered; a button is pressed with it. */
  readonly id: string;
  readonly replies: readonly {
    readonly blocks: readonly BlockView[];
    readonly buttons: readonly ButtonView[];
  }[];
}

export interface PressRequest {
  readonly id: string;
  /** Which of the replies. */
  readonly place: number;
  readonly text: string;
}

/** What an event on the live stream says has changed; the console reads it anew. */
export interface ChangeView {
  readonly now: string;
}

export interface ErrorView {
  readonly error: { readonly code: string; readonly message: string };
}
