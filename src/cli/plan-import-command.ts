import { AppError } from '../kernel/errors.js';
import { diffPlans, planDifferenceText } from '../plan/diff-plan.js';
import { draftToPlan } from '../plan/draft-to-plan.js';
import {
  mergeDecisions,
  NO_DECISIONS,
  readWrittenDecisions,
  type WrittenDecisions,
} from '../plan/merge-decisions.js';
import type { Plan } from '../plan/model.js';
import { planDraftJson, type PlanDraft } from '../plan/read/plan-draft.js';
import type { WorkspaceRow } from '../store/lock-workspace.js';
import type { House } from '../wire.js';
import { askDecision } from './ask-decisions.js';
import { printLine, type CommandContext } from './command-context.js';
import { openDialogue, type Dialogue } from './dialogue.js';
import { EXIT_OK, EXIT_USAGE } from './exit-codes.js';
import { planDraftText } from './plan-read-text.js';
import { decide, decided, openPlanFile, type PlanFile } from './read-plan-file.js';
import { withHouse } from './with-house.js';

export interface ImportFlags {
  readonly yes: boolean;
  readonly json: boolean;
}

/** Where the document goes: the real workspace if there is one, and the plan it continues. */
interface Target {
  readonly workspace: WorkspaceRow | null;
  readonly previous: Plan | null;
  readonly earlier: WrittenDecisions;
  /** Storing drops the demonstration. */
  readonly endsDemo: boolean;
}

interface Proposal {
  readonly draft: PlanDraft;
  readonly decisions: WrittenDecisions;
}

/** Spaces and quotation marks change between editions of a document without meaning anything. */
function plainTitle(title: string): string {
  return title.replace(/[\s“”"《》]/gu, '');
}

async function findTarget({ workspaces }: House, title: string): Promise<Target> {
  const all = await workspaces.list();
  const workspace = all.find(({ isDemo }) => !isDemo) ?? null;
  const endsDemo = all.some(({ isDemo }) => isDemo);
  if (workspace === null) return { workspace, previous: null, earlier: NO_DECISIONS, endsDemo };
  const { plans } = await workspaces.readView(workspace.id, new Date());
  const previous = plans.find((plan) => plainTitle(plan.title) === plainTitle(title)) ?? null;
  const stored =
    previous === null ? null : await workspaces.readDecisions(workspace.id, previous.id);
  const earlier = stored === null ? NO_DECISIONS : readWrittenDecisions(JSON.stringify(stored));
  return { workspace, previous, earlier, endsDemo };
}

function differenceText(previous: Plan | null, draft: PlanDraft): string {
  return previous === null
    ? '这是一份新方案。'
    : `与现行第${previous.version}版相比：\n${planDifferenceText(diffPlans(previous, draftToPlan(draft, previous)))}`;
}

/** Wrong names in a decision are told and asked again; nothing that was decided before is lost. */
async function askAll(
  file: PlanFile,
  start: Proposal,
  dialogue: Dialogue,
  context: CommandContext,
): Promise<Proposal> {
  let proposal = start;
  for (;;) {
    const answer = await askDecision(proposal.draft, dialogue, context);
    if (answer === null) return proposal;
    try {
      const decisions = mergeDecisions(proposal.decisions, answer);
      proposal = { decisions, draft: decide(file.bare, decisions) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      printLine(context.stdout, error.userText);
    }
  }
}

/** @returns what to store, or `null` when the person declined. */
async function agree(
  file: PlanFile,
  target: Target,
  start: Proposal,
  context: CommandContext,
): Promise<Proposal | null> {
  printLine(context.stdout, planDraftText(start.draft));
  printLine(context.stdout, `\n${differenceText(target.previous, start.draft)}`);
  const warning = target.endsDemo ? '入库后演示数据会全部清除。' : '';
  const dialogue = openDialogue(context);
  try {
    const proposal = await askAll(file, start, dialogue, context);
    return (await dialogue.agree(`${warning}确认入库吗？`)) ? proposal : null;
  } finally {
    dialogue.close();
  }
}

async function store(
  { workspaces }: House,
  { workspace, previous }: Target,
  { draft, decisions }: Proposal,
) {
  const plan = draftToPlan(draft, previous);
  return workspaces.importPlan({
    workspaceId: workspace?.id ?? null,
    workspaceName: plan.title,
    plan,
    decisions,
    at: new Date(),
    importedBy: { memberId: null, unit: '专班办公室' },
  });
}

function importedText(imported: Awaited<ReturnType<typeof store>>): string {
  const { plan, isNew, droppedDemo } = imported;
  const stored = isNew
    ? `已入库：${plan.title}，第${plan.version}版，${plan.tasks.length}项任务、${plan.indicators.length}项指标。`
    : `与现行第${plan.version}版相同，没有重复入库。`;
  return droppedDemo ? `${stored}\n演示数据已清除，已打开的网页请刷新。` : stored;
}

/**
 * `zhanbao plan import`: shows what was read and what would change, lets the person decide what the
 * document leaves open, and stores a new version.
 */
export async function planImportCommand(
  path: string,
  flags: ImportFlags,
  context: CommandContext,
): Promise<number> {
  const file = await openPlanFile(path);
  if (file.bare.tasks.length === 0 && file.bare.units.length === 0) {
    throw new AppError('input-invalid', 'the document is no work plan', {
      userText: '这份文件不像工作方案：没有读到任务，也没有读到牵头、责任单位。没有入库。',
    });
  }
  return withHouse(context, async (house) => {
    const target = await findTarget(house, file.bare.title);
    const start = decided(file, target.earlier);
    if (!flags.yes && !context.interactive) {
      printLine(context.stdout, planDraftText(start.draft));
      printLine(context.stderr, '没有入库：不在终端里运行时，请加 --yes 表示已核对。');
      return EXIT_USAGE;
    }
    const proposal = flags.yes ? start : await agree(file, target, start, context);
    if (proposal === null) {
      printLine(context.stdout, '没有入库。');
      return EXIT_OK;
    }
    const imported = await store(house, target, proposal);
    const { plan, isNew } = imported;
    printLine(
      context.stdout,
      flags.json
        ? JSON.stringify({
            planId: plan.id,
            version: plan.version,
            isNew,
            draft: planDraftJson(proposal.draft),
          })
        : importedText(imported),
    );
    return EXIT_OK;
  });
}
