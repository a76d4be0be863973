import type { AnswerContext } from '../../answers/answer.js';
import { lightText, overdueText, targetText } from '../../answers/figure-lines.js';
import { lightRuleLines } from '../../answers/light-notes.js';
import { listParts } from '../../answers/phrases.js';
import { allSubjects, readIndicator, todayOf, type Reading } from '../../answers/subjects.js';
import { formatCompletion, formatPercent } from '../../plan/format-figure.js';
import { dateCell, figureCell, percentCell, pointsCell, type Cell, type Sheet } from './sheet.js';
import { coversSubject, type WorkbookScope } from './workbook-scope.js';
import { workbookTexts } from './workbook-texts.js';

const { boardHeader: titles } = workbookTexts;

const COLUMNS = [
  { title: titles.task, width: 8 },
  { title: titles.indicator, width: 24 },
  { title: titles.owner, width: 18 },
  { title: titles.target, width: 14 },
  { title: titles.value, width: 12 },
  { title: titles.unit, width: 8 },
  { title: titles.asOf, width: 12 },
  { title: titles.source, width: 18 },
  { title: titles.completion, width: 10 },
  { title: titles.pace, width: 10 },
  { title: titles.difference, width: 12 },
  { title: titles.light, width: 24 },
  { title: titles.note, width: 32, wraps: true },
];

function boardRow(reading: Reading): readonly Cell[] {
  const { indicator, figure, progress } = reading;
  const { shareOfTarget, pace, differencePoints } = progress;
  return [
    indicator.taskNo,
    indicator.shortName,
    indicator.ownerUnit,
    targetText(indicator),
    figure === null ? null : figureCell(figure.value, figure.approx),
    indicator.unit,
    figure === null ? null : dateCell(figure.asOf),
    figure?.unit ?? null,
    shareOfTarget === null ? null : percentCell(formatCompletion(shareOfTarget)),
    pace === null ? null : percentCell(formatPercent(pace)),
    differencePoints === null ? null : pointsCell(differencePoints),
    lightText(reading),
    listParts([figure?.approx === true ? workbookTexts.approx : null, overdueText(reading)], '；'),
  ];
}

/** 看板: how every indicator stands today. */
export function boardSheet(scope: WorkbookScope, context: AnswerContext): Sheet {
  const today = todayOf(context);
  const subjects = allSubjects(context, today).filter((subject) => coversSubject(scope, subject));
  const rows = subjects.map((subject) => boardRow(readIndicator(context, subject, today)));
  const notes = lightRuleLines(
    subjects.map(({ plan }) => plan),
    'words',
  );
  return { name: workbookTexts.board, columns: COLUMNS, rows, notes };
}
