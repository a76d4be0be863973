import type { BindingCommand } from './binding/binding-command.js';

/** A fixed phrase that people answer the bot with; every button stands for one of them. */
export type Command =
  | { readonly kind: 'confirm'; readonly nos: readonly number[]; readonly all: boolean }
  | { readonly kind: 'withdraw'; readonly no: number | null }
  /** 不是我报的 */
  | { readonly kind: 'disown'; readonly no: number | null }
  | { readonly kind: 'change-value'; readonly line: number | null; readonly value: string }
  | { readonly kind: 'change-date'; readonly line: number | null; readonly date: string }
  /** 已含 / 未含 */
  | { readonly kind: 'overlap'; readonly line: number | null; readonly counted: boolean }
  /** 属实: the questioned figure is as meant. */
  | { readonly kind: 'stand-by'; readonly line: number | null }
  /** 减少5家: the minus was meant. */
  | { readonly kind: 'fall'; readonly value: string }
  /** 原因：资格到期: why a stock fell. */
  | { readonly kind: 'reason'; readonly reason: string }
  /** 全县数 / 分项 */
  | { readonly kind: 'county-or-part'; readonly line: number | null; readonly county: boolean }
  /** 1 / 2 …, or B and B2: picks an answer of the question that is open. */
  | { readonly kind: 'choice'; readonly choice: number; readonly line?: number }
  | { readonly kind: 'adopt'; readonly no: number | null }
  | { readonly kind: 'evidence'; readonly subject: string }
  | { readonly kind: 'arithmetic'; readonly subject: string }
  | {
      readonly kind: 'close-blocker';
      readonly no: number | null;
      readonly how: 'solved' | 'coordinated';
    }
  | { readonly kind: 'assign-blocker'; readonly no: number | null; readonly coordinator: string }
  | {
      readonly kind: 'task-state';
      readonly taskNo: string;
      readonly state: 'not-started' | 'under-way' | 'done';
    }
  | { readonly kind: 'base'; readonly subject: string; readonly value: string }
  | { readonly kind: 'bind-admin'; readonly code: string }
  | { readonly kind: 'setting'; readonly setting: SettingName; readonly on: boolean }
  /** 困难有哪些 */
  | { readonly kind: 'blockers' }
  | { readonly kind: 'pending' }
  /** 平台额度 */
  | { readonly kind: 'usage' }
  | { readonly kind: 'help' }
  | BindingCommand;

export type SettingName = 'nameMissingInGroups' | 'unknownMayAsk';
