import { postingWords } from '../conversation/binding-texts.js';
import { groupCode } from '../conversation/binding/group-code.js';
import type { Account, GroupRequest, Member } from '../conversation/workspace.js';
import { bindCommandTexts } from './bind-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { pickWorkspace } from './pick-workspace.js';
import { withHouse } from './with-house.js';

function accountWords(accounts: readonly Account[]): string {
  return accounts.map(({ channel, userId }) => `${channel} ${userId}`).join('、');
}

function memberLine({ name, postings, accounts, isAdmin }: Member): string {
  const held = postings.map(postingWords).join('、');
  const words = held === '' ? bindCommandTexts.unbound : held;
  return bindCommandTexts.memberLine(name, words, accountWords(accounts), isAdmin);
}

function requestLines(members: readonly Member[], groups: readonly GroupRequest[]): string[] {
  return [
    ...members.flatMap(({ name, requested }) =>
      requested === null ? [] : [bindCommandTexts.personRequest(name, postingWords(requested))],
    ),
    ...groups.map((group) =>
      bindCommandTexts.groupRequest(group.name, groupCode(group), group.state === 'refused'),
    ),
  ];
}

/** `zhanbao bind list`: groups, people with their accounts, and what waits to be decided. */
export async function bindListCommand(
  options: { readonly json: boolean; readonly workspace: string | null },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const groups = await house.workspaces.readGroups(workspace.id);
    const asked = await house.workspaces.readGroupRequests(workspace.id);
    const view = await house.workspaces.readView(workspace.id, now);
    const members = view.members.filter(({ accounts }) => accounts.length > 0);
    if (options.json) {
      const people = members.map(({ name, postings, accounts, isAdmin, requested, leave }) => ({
        ...{ name, postings, accounts, isAdmin, requested, leave },
      }));
      const groupRequests = asked.map((group) => ({ ...group, code: groupCode(group) }));
      const listed = { workspace: workspace.name, groups, members: people, groupRequests };
      printLine(context.stdout, JSON.stringify(listed));
      return EXIT_OK;
    }
    const sections: readonly (readonly [string, readonly string[]])[] = [
      [bindCommandTexts.groups, groups.map(bindCommandTexts.groupLine)],
      [bindCommandTexts.members, members.map(memberLine)],
      [bindCommandTexts.requests, requestLines(members, asked)],
    ];
    for (const [head, lines] of sections) {
      printLine(context.stdout, head);
      for (const line of lines.length === 0 ? [`  ${bindCommandTexts.none}`] : lines) {
        printLine(context.stdout, line);
      }
    }
    return EXIT_OK;
  });
}
