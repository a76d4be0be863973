import { memberBound, memberFrom, memberUnbound } from '../conversation/binding/bind-by-command.js';
import { postingWords } from '../conversation/binding-texts.js';
import type { Account, Outcome, Posting, WorkspaceView } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import { OFFICE_UNIT } from '../ledger/current-figure.js';
import { bindCommandTexts } from './bind-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { pickWorkspace } from './pick-workspace.js';
import { withHouse } from './with-house.js';

export interface MemberOptions {
  readonly name: string | null;
  readonly unit: string | null;
  readonly role: string | null;
  readonly workspace: string | null;
}

const ROLES = { 联络员: 'liaison', 领导: 'leader', 专班办公室: 'office' } as const;

function wrongInput(userText: string): AppError {
  return new AppError('input-invalid', 'cannot be bound as asked', { userText });
}

function postingOf({ plans }: WorkspaceView, { unit, role }: MemberOptions): Posting {
  const meant = Object.entries(ROLES).find(([word]) => word === (role ?? '联络员'))?.[1];
  if (meant === undefined) throw wrongInput(bindCommandTexts.noSuchRole);
  if (meant === 'office') return { unit: OFFICE_UNIT, role: meant };
  if (unit === null) throw wrongInput(bindCommandTexts.unitMissing);
  if (meant === 'leader') return { unit, role: meant };
  const units = plans.flatMap((plan) => plan.units);
  const found = units.find(({ name, aliases }) => name === unit || aliases.includes(unit));
  if (found !== undefined) return { unit: found.name, role: meant };
  throw wrongInput(bindCommandTexts.noSuchUnit(unit, [...new Set(units.map(({ name }) => name))]));
}

/** `zhanbao bind member` */
export async function bindMemberCommand(
  account: Account,
  options: MemberOptions,
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const posting = postingOf(await house.workspaces.readView(workspace.id, now), options);
    const { name } = options;
    await house.conversation.sweep(workspace.id, now, (view) =>
      memberBound(view, { account, name, posting }, now),
    );
    const view = await house.workspaces.readView(workspace.id, now);
    const called = memberFrom(view, account)?.name ?? account.userId;
    printLine(context.stdout, bindCommandTexts.memberBound(called, postingWords(posting)));
    return EXIT_OK;
  });
}

function orThrow(outcome: Outcome | string): Outcome {
  if (typeof outcome === 'string') throw wrongInput(outcome);
  return outcome;
}

/** `zhanbao bind unbind` */
export async function unbindMemberCommand(
  account: Account,
  options: Pick<MemberOptions, 'unit' | 'workspace'>,
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const before = memberFrom(await house.workspaces.readView(workspace.id, now), account);
    await house.conversation.sweep(workspace.id, now, (view) =>
      orThrow(memberUnbound(view, account, options.unit, now)),
    );
    printLine(context.stdout, bindCommandTexts.memberUnbound(before?.name ?? account.userId));
    return EXIT_OK;
  });
}

/** `zhanbao bind link`: what 关联账号 gives a member in chat. */
export async function bindLinkCommand(
  account: Account,
  options: { readonly json: boolean; readonly workspace: string | null },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const member = memberFrom(await house.workspaces.readView(workspace.id, now), account);
    if (member === null) {
      const userText = bindCommandTexts.noSuchMember(account.userId);
      throw new AppError('not-found', 'no such member', { userText });
    }
    if (member.postings.length === 0) throw wrongInput(bindCommandTexts.noPostings(member.name));
    const code = await house.workspaces.createLinkCode(workspace.id, member.id, now);
    printLine(
      context.stdout,
      options.json
        ? JSON.stringify({ code, member: member.name, validMinutes: 30 })
        : bindCommandTexts.linkCode(code, member.name),
    );
    return EXIT_OK;
  });
}
