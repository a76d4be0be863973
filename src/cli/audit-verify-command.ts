import { verifyAudit, type AuditVerdict } from '../store/verify-audit.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_BROKEN_CHAIN, EXIT_OK } from './exit-codes.js';
import { withHouse } from './with-house.js';

type BrokenReason = Extract<AuditVerdict, { ok: false }>['reason'];

const REASONS: Readonly<Record<BrokenReason, string>> = {
  'missing-entry': '记录缺失',
  'wrong-previous-hash': '与前一条记录对不上',
  'content-changed': '内容被改动',
  'source-text-changed': '所依据的原话被改动',
};

function verdictText(name: string, verdict: AuditVerdict): string {
  return verdict.ok
    ? `${name}：台账完整，共${verdict.length}条。`
    : `${name}：第${verdict.brokenSeq}条${REASONS[verdict.reason]}，此后的记录不可信，请从备份恢复并报告。`;
}

/** `zhanbao audit verify`: checks every workspace's chain and names the first broken entry. */
export async function auditVerifyCommand(
  options: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async ({ workspaces, database }) => {
    const results = [];
    for (const { id, name } of await workspaces.list()) {
      results.push({ workspace: name, verdict: await verifyAudit(database, id) });
    }
    if (options.json) printLine(context.stdout, JSON.stringify(results));
    else if (results.length === 0) printLine(context.stdout, '还没有台账。');
    else {
      for (const { workspace, verdict } of results) {
        printLine(context.stdout, verdictText(workspace, verdict));
      }
    }
    return results.every(({ verdict }) => verdict.ok) ? EXIT_OK : EXIT_BROKEN_CHAIN;
  });
}
