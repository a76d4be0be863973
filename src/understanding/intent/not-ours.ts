import type { OmissionReason } from '../understanding.js';
import { isQuestion } from '../query/asking-words.js';
import { opensWithOtherPlace, speaksOfOthers, speaksOfUs } from './other-places.js';
import {
  noticeStart,
  readsAsAppointment,
  readsAsFormalNotice,
  readsAsForwarded,
  readsAsPraise,
  setsTime,
} from './read-notice.js';
import { readWork } from './read-work.js';
import { scoreTasks } from '../tasks/score-tasks.js';
import type { View } from './view.js';

/** Figures that only say what is wanted, or are not ours, tell no work. */
export const WISHES: ReadonlySet<OmissionReason> = new Set<OmissionReason>([
  'target',
  'plan',
  'other_scope',
]);

/** A question this short is nothing besides. */
const PLAIN_QUESTION = 24;

/** As clear a subject as this makes the deeds before a notice a report with an appeal after it. */
const CLEAR_SUBJECT = 2;

/** News of other places, forwarded or told. A difficulty told is our own, whoever else stands in it. */
export function isOthersNews({ text, message, evidence, blocker, setting }: View): boolean {
  const ours = speaksOfUs(text, setting);
  if (readsAsForwarded(text)) return !ours || evidence.facts.length === 0;
  if (ours || message.units.length > 0) return false;
  if (opensWithOtherPlace(text, setting)) return true;
  if (evidence.facts.length > 0 || blocker) return false;
  const onlyOthers = evidence.omitted.every(({ reason }) => reason === 'other_scope');
  return onlyOthers && speaksOfOthers(text, setting);
}

/** A meeting, visit or deadline to come, with nothing done beside it. */
export function isAppointment({ core: text }: View): boolean {
  if (!readsAsAppointment(text)) return false;
  const beside = text.split(/[，。;!\n]/u).filter((clause) => !setsTime(clause));
  return readWork(beside).deeds === 0;
}

/** 哪些单位逾期未报: one short clause that asks lays a duty on nobody. */
function isPlainQuestion(text: string): boolean {
  return text.length <= PLAIN_QUESTION && !/[，。;:\n[【]/u.test(text) && isQuestion(text);
}

/** A notice, a call for figures or a shared file, unless work is told before it. */
export function isNotice({ core: text, message }: View): boolean {
  if (isPlainQuestion(text.trim())) return false;
  if (readsAsFormalNotice(text)) return true;
  const start = noticeStart(text);
  if (start === null) return false;
  if (message.input.sender.role !== 'liaison') return true;
  const before = text.slice(0, start);
  if (readWork(before.split(/[，。;!\n]/u)).deeds === 0) return true;
  return (scoreTasks(before, message.lexicon)[0]?.score ?? 0) < CLEAR_SUBJECT;
}

/** Congratulations, wishes, praise. */
export function isPraise({ text }: View): boolean {
  return readsAsPraise(text);
}

/** 祝贺科工信局: another unit's success. */
function speaksOfAnother({ message }: View): boolean {
  return message.units.some(({ unit }) => unit !== message.input.sender.unit);
}

/** Notices and the like: they win over work told unless figures of our own stand in them. */
export function isNotOurs(view: View): boolean {
  const figures = view.evidence.facts.length > 0;
  const { role } = view.message.input.sender;
  if (isOthersNews(view)) return true;
  if (isPraise(view)) return !figures || role === 'leader' || speaksOfAnother(view);
  if (isAppointment(view)) return true;
  return (role !== 'liaison' || !figures) && isNotice(view);
}
