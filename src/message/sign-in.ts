/** Signing in to the console with the platform's own account. */
export interface SignIn {
  /** For people: 企业微信, 钉钉. */
  readonly label: string;
  /**
   * Where the browser is sent.
   * @param returnTo our address that gets `code` and `state`
   * @param isInside the page is shown inside the platform's own client
   */
  authorizeUrl(request: {
    readonly state: string;
    readonly returnTo: string;
    readonly isInside: boolean;
  }): string;
  /** Whether a browser's user agent is the platform's own client. */
  isInside(userAgent: string): boolean;
  /**
   * @returns the person's id on the channel; `null` for a wrong or used code, or an outsider.
   * @throws AppError `platform`
   */
  redeem(code: string): Promise<string | null>;
}
