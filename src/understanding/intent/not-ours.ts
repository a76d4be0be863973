import type { OmissionReason } from '../understanding.js';
import { Pattern } from '../text/pattern.js';
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

/** 就试试能不能发出去, 随便打的: sent to see whether it goes out. */
const ON_TRIAL = new Pattern(
  /(?:别|不要|勿|莫|请勿)(?:当真|理会|在意)|试(?:试|一?下|发)[^，。;\n0-9]{0,8}(?:(?:能不能|能否|看能|会不会)(?:发|报|收|识别|回|认|记)|好不好使|灵不灵)|(?:^|[，。;!\s我是])(?:随便|瞎|随手)(?:打|发|写|填|敲|编|输)(?:的|着玩)(?=$|[，。!\s])|(?:发|打|敲|写)着玩/u,
);
/** 测试测试: the same, where nothing is asked. */
const OPENS_TRIAL = new Pattern(
  /^\s*(?:测试|试发|试试|试一下)(?:测试|一?下|消息|信息|发送|数据)?(?:[，。!:;\s~]|$)/u,
);
/** What holds instead is given. */
const GIVES_INSTEAD = new Pattern(/改(?:成|为)|应(?:为|该是)|实际|正确|为准|更正/u);

/** Figures that somebody sent only to try the group or the bot. */
export function isTrial({ text }: View): boolean {
  if (GIVES_INSTEAD.test(text)) return false;
  return ON_TRIAL.test(text) || (OPENS_TRIAL.test(text) && !isQuestion(text));
}

/** 小陈，是35万还是350万，你跟法务对一下: one person is told what to find out. */
const TASKS_A_PERSON = new Pattern(
  /^\s*(?:[老小阿](?![战助报秘])[\p{Script=Han}]|[\p{Script=Han}]{1,3}(?:工|姐|哥|师傅|经理))[，,:\s][^。\n]{0,60}你(?:再|先|去|跟|和|找|问|帮我?|把|赶紧|抓紧|回头|等下|自己){1,3}[^，。\n]{0,10}(?:对|核|问|查|确认|弄|看|改|填|补|算|理|捋)(?:一?[下遍]|清|好|完|准|实|明白)/u,
);

/** A colleague is set a task, whatever figures stand in it. */
export function isForColleague({ text }: View): boolean {
  return TASKS_A_PERSON.test(text);
}

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
  if (isTrial(view) || isForColleague(view) || isOthersNews(view)) return true;
  if (isPraise(view)) return !figures || role === 'leader' || speaksOfAnother(view);
  if (isAppointment(view)) return true;
  return (role !== 'liaison' || !figures) && isNotice(view);
}
