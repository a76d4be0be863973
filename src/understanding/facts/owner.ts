import type { ReadMessage } from '../read-message.js';
import type { Measure } from '../understanding.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';

/** Whose figure it is. */
export interface Owner {
  readonly scope: 'county' | 'unit';
  readonly onBehalfOf: string | null;
}

/** After a unit's name these show that it speaks, or answers for the figure, rather than owns it. */
const SPEAKS =
  /^(?:[^，。;\d]{0,6}:|[小老][\u4e00-\u9fff](?:啊|呀|呢|，|在|来|向|给|跟|说|报)|一下|这边|那边|的?同志|汇报|报告|通报|报|所报|上报|报送|填报|统计|汇总|牵头|负责|说|反映|来电|组织|召开|将|赴|联合|会同|关于|(?:\d{4}年|上半年|本周)?(?:工作|进展|情况)|推动|推进|让|要求|叫|跟|告诉|通知|核定|核实|长(?!期)|局?领导|主任|那里|发来|转来|提供|反馈|回复|补报|也?说|刚才?[说给发报]|给(?:我|的数|过来))/;
const FOR_ANOTHER = /(?:代|替|帮|受)$/;

/** 代县卫健局报: the unit on whose behalf all of the message speaks. */
function spokenFor(message: ReadMessage): string | null {
  const { text } = message.text;
  const found = message.units.find(
    ({ span, unit }) =>
      FOR_ANOTHER.test(text.slice(Math.max(0, span.start - 2), span.start)) &&
      unit !== message.input.sender.unit,
  );
  return found?.unit ?? null;
}

/** 高新区：本周新增… sent by someone else. */
function heading(message: ReadMessage): string | null {
  const [first] = message.units;
  if (first === undefined || first.span.start > 2) return null;
  const speaks = message.text.text.charAt(first.span.end) === ':';
  return speaks && first.unit !== message.input.sender.unit ? first.unit : null;
}

function ownsFigure(token: Token, message: ReadMessage, measure: Measure): boolean {
  if (token.kind !== 'unit') return false;
  const isSender = token.unit.unit === message.input.sender.unit;
  const { text } = message.text;
  const after = text.slice(token.span.end, token.span.end + 8);
  const before = text.slice(Math.max(0, token.span.start - 8), token.span.start);
  if (SPEAKS.test(after) || FOR_ANOTHER.test(before) || /[@由经据是]$/.test(before)) return false;
  if (before.endsWith('我')) return true;
  if (token.text.endsWith('系统')) return true;
  if (isSender && measure === 'delta') return false;
  const opens = before.replace(/[\s@【】]/g, '') === '' || before.endsWith('\n');
  return !(opens && isSender);
}

/** Whether the clause says anew whose figure it is. */
export function namesOwner({ clauseLeft }: Figure): boolean {
  return clauseLeft.some(
    (token) =>
      token.kind === 'unit' ||
      (token.kind === 'cue' && (token.cue === 'here' || token.cue === 'own')),
  );
}

/**
 * The county's figure unless the text says that it is a unit's own part (我区32家, 卫健系统引进7名). Source: the evaluation
 * set's README, "scope". News in the sender's own name (园区新增2家) is the county's unless 我区 is said: nobody else adds there.
 */
export function ownerOf(figure: Figure, message: ReadMessage, measure: Measure): Owner {
  // 园区老厂分出来一家新公司…到今天为止裂变新公司完成一家: dictated on to what the county has by a day.
  const closing = figure.clauseLeft.findLastIndex(
    (token, at, all) =>
      token.kind === 'date' &&
      token.date.closing &&
      all.slice(0, at).some(({ kind }) => kind === 'number'),
  );
  const last = figure.clauseLeft
    .slice(closing + 1)
    .findLast((token) => token.kind === 'unit' || (token.kind === 'cue' && token.cue === 'here'));
  if (last?.kind === 'unit' && ownsFigure(last, message, measure)) {
    const { unit } = last.unit;
    return { scope: 'unit', onBehalfOf: unit === message.input.sender.unit ? null : unit };
  }
  const behalf = spokenFor(message) ?? heading(message);
  return { scope: figure.scope.owner.kind, onBehalfOf: behalf };
}
