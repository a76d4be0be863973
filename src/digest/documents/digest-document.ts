import type { Paragraph } from 'docx';
import { countLine, nameLines } from '../../answers/answer-missing.js';
import { lightCountText } from '../../answers/answer-overview.js';
import { listParts } from '../../answers/phrases.js';
import { formatDate } from '../../plan/format-figure.js';
import { blockerText } from '../content/digest-blocks.js';
import { supervisionLines } from '../content/digest-supervision.js';
import type { DigestBehind, DigestChange, DigestContent } from '../content/digest-content.js';
import { breakTitle } from './break-title.js';
import { digestTable } from './digest-table.js';
import { digestFileName, documentTexts, fullDate, reportName } from './document-texts.js';
import { FONTS } from './fonts.js';
import { packDocument } from './pack-document.js';
import { pages } from './page.js';
import {
  blankLine,
  body,
  flush,
  heading,
  recipientLine,
  signature,
  subtitle,
  titleLine,
} from './paragraphs.js';

/** 1. 2. 3.: items below a heading. */
function numbered(items: readonly string[], none: string): readonly Paragraph[] {
  if (items.length === 0) return [body(none)];
  return items.map((item, index) => body(`${index + 1}. ${item}`));
}

function changeText(change: DigestChange, { today }: DigestContent): string {
  const { indicator, before, after, difference, asOf, by } = change;
  const until = formatDate(asOf, today);
  if (before === null) return documentTexts.firstFigure(indicator, after, until, by);
  const rest = listParts([difference, `截至${until}`, by], '，');
  return documentTexts.change(indicator, before, after, rest);
}

function behindText(behind: DigestBehind, { today }: DigestContent): string {
  const { indicator, value, target, completion, distance, light, asOf, overdue } = behind;
  const share = completion === null ? null : `完成率${completion}`;
  const facts = listParts([`目标${target}`, share, distance, light], '，');
  const until = listParts([`截至${formatDate(asOf, today)}`, overdue], '；');
  return `${indicator}${value}，${facts}（${until}）。`;
}

function attention(content: DigestContent): readonly Paragraph[] {
  const { behind, darkCount } = content;
  const none = darkCount > 0 ? documentTexts.noneKnown(darkCount) : documentTexts.noAttention;
  const dark = behind.length > 0 && darkCount > 0 ? [documentTexts.alsoDark(darkCount)] : [];
  return [
    ...numbered(
      behind.map((one) => behindText(one, content)),
      none,
    ),
    ...dark.map((text) => body(text)),
  ];
}

function duties({ duties: { counts, names } }: DigestContent): readonly Paragraph[] {
  if (counts.total === 0) return [body(documentTexts.noDuties)];
  const named = names === null ? [] : nameLines(names);
  return [countLine(counts, ''), ...named].map((text) => body(text));
}

function overall(content: DigestContent): readonly Paragraph[] {
  const { notes, days, today, indicatorCount, lights, staleCount } = content;
  const until = formatDate(days.to, today);
  const counts = documentTexts.overallText(
    until,
    indicatorCount,
    lightCountText(lights),
    staleCount,
  );
  const ended = notes.map((note) => (/[。！？]$/u.test(note) ? note : `${note}。`));
  return [...ended, counts].map((text) => body(text));
}

function head({ planTitle, days, units, recipient }: DigestContent, name: string) {
  const lines = [...breakTitle(planTitle), name].map(titleLine);
  const ofUnits = units === null ? [] : [subtitle(documentTexts.ofUnits(units))];
  return [
    ...lines,
    subtitle(documentTexts.days(days)),
    ...ofUnits,
    blankLine(),
    recipientLine(recipient),
  ];
}

function sections(content: DigestContent): readonly Paragraph[] {
  const { kind, today, changes, blockers, supervision, deadlines } = content;
  return [
    heading(documentTexts.overall),
    ...overall(content),
    heading(documentTexts.changes),
    ...numbered(
      changes.map((change) => changeText(change, content)),
      documentTexts.noChanges,
    ),
    heading(documentTexts.attention),
    ...attention(content),
    heading(documentTexts.duties),
    ...duties(content),
    heading(documentTexts.blockers),
    ...numbered(
      blockers.map((blocker) => `${blockerText(blocker)}。`),
      documentTexts.noBlockers,
    ),
    ...supervisionLines(supervision).map((line) => body(`${line}。`)),
    heading(documentTexts.ahead(kind)),
    ...numbered(
      deadlines.map(({ on, text }) => `${formatDate(on, today)}：${text}。`),
      documentTexts.noAhead,
    ),
  ];
}

function foot({ corrections, lightRule, signer, today }: DigestContent): readonly Paragraph[] {
  const notes =
    corrections.length > 0 ? [body(documentTexts.corrections(corrections.join('；')))] : [];
  return [
    ...notes,
    // The signature never stands alone on a page.
    body(documentTexts.note(lightRule.words), true),
    blankLine(true),
    body(documentTexts.attached, true),
    ...signature(signer, fullDate(today)),
  ];
}

/**
 * Weekly report, bulletin or half-year summary as .docx in the manner of GB/T 9704, page and type
 * only: a red heading, a document number and a seal belong to the office that issues it.
 */
export async function digestDocument(content: DigestContent): Promise<Uint8Array> {
  const name = reportName(content);
  return await packDocument(digestFileName(content), content.signer, [
    pages('portrait', [...head(content, name), ...sections(content), ...foot(content)]),
    pages('landscape', [
      flush(documentTexts.attachment, FONTS.heading),
      titleLine(documentTexts.table),
      digestTable(content),
    ]),
  ]);
}
