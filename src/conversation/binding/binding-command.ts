/** A fixed phrase about who speaks for whom, from where, and in which groups. */
export type BindingCommand = DoorCommand | RightsCommand;

/** What needs more of the store than the workspace's view. */
export type DoorCommand =
  /** 绑定本群, with the plan's name where there are several. */
  | { readonly kind: 'bind-group'; readonly plan: string }
  | { readonly kind: 'unbind-group' }
  /** 同意绑定群 / 拒绝绑定群 */
  | { readonly kind: 'decide-group'; readonly code: string; readonly approve: boolean }
  /** 关联账号: without a code it asks for one. */
  | { readonly kind: 'link'; readonly code: string | null }
  /** 上传佐证: the address of a page for phones. */
  | { readonly kind: 'upload' };

export type RightsCommand =
  /** 绑定 X, or an introduction such as 我是X联络员; an empty request names no unit. */
  | {
      readonly kind: 'bind';
      readonly request: string;
      readonly isIntroduction?: true;
      /** As the person calls himself. */
      readonly name?: string;
    }
  | { readonly kind: 'decide-binding'; readonly who: string; readonly approve: boolean }
  /** 把县科工信局交接给李四 */
  | { readonly kind: 'hand-over'; readonly unit: string; readonly to: string }
  /** 解绑, 我不再负责县科工信局; `all`: 全部解绑 */
  | { readonly kind: 'give-up'; readonly unit: string; readonly all: boolean }
  /** 解除绑定 张三 县科工信局 */
  | { readonly kind: 'end-rights'; readonly who: string }
  /** 张三已调离 */
  | { readonly kind: 'has-left'; readonly who: string }
  /** 请假到7月10日，由李四代报; empty where not said. */
  | { readonly kind: 'leave'; readonly until: string; readonly delegate: string }
  /** 销假 */
  | { readonly kind: 'back' };

const DOOR_KINDS = ['bind-group', 'unbind-group', 'decide-group', 'link', 'upload'];
const RIGHTS_KINDS = [
  'bind',
  'decide-binding',
  'hand-over',
  'give-up',
  'end-rights',
  'has-left',
  'leave',
  'back',
];

export function isDoorCommand(command: { readonly kind: string }): command is DoorCommand {
  return DOOR_KINDS.includes(command.kind);
}

export function isRightsCommand(command: { readonly kind: string }): command is RightsCommand {
  return RIGHTS_KINDS.includes(command.kind);
}
