/** One thing that `zhanbao doctor` looked at. */
export interface Diagnosis {
  /** What was checked: 企业微信自建应用：取得 access_token. */
  readonly check: string;
  readonly state: 'ok' | 'failed' | 'warning' | 'skipped';
  /** What was found, in a sentence, with the platform's code and without any secret. */
  readonly found: string;
  /** What to do and where in the administration console; `null` when nothing is to be done. */
  readonly remedy: string | null;
}
