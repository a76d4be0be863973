/** What an administrator gives; read from the environment elsewhere. Addresses have no slash at the end. */
export interface DingtalkConfig {
  /** AppKey of the internal application; also checks what the platform sends. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** For internal applications usually the same as `clientId`. */
  readonly robotCode: string;
  /** Checked against what arrives and who signs in, where it is given. */
  readonly corpId: string | null;
  /** Without a template of the card platform, buttons become text. */
  readonly cardTemplateId: string | null;
  readonly mode: 'stream' | 'http';
  /** Base address of the Stream gateway, or the whole address of `connections/open`. */
  readonly gatewayUrl: string;
  /** The new API: https://api.dingtalk.com. */
  readonly apiBase: string;
  /** The old API, media and webhooks: https://oapi.dingtalk.com. */
  readonly oapiBase: string;
  /** Where browsers sign in: https://login.dingtalk.com. */
  readonly loginBase: string;
  /** A single group's custom robot. Only looked at here: sending uses the one of the message. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
}
