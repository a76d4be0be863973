import { quoted } from '../../answers/phrases.js';
import { formatDate } from '../../plan/format-figure.js';
import type { IsoDate } from '../../kernel/dates.js';
import { postingWords } from '../binding-texts.js';
import type { Member, Posting } from '../workspace.js';

function allWords(postings: readonly Posting[]): string {
  return postings.map(postingWords).join('、');
}

/** What is said when rights move from one person to another, or end. */
export const rightsTexts = {
  noSuchPerson: (who: string) =>
    `没有找到${quoted(who)}，请写平台上显示的姓名；尚未绑定的，请其先私聊我发“我是某某单位联络员”。`,
  severalPersons: (names: readonly Member[]) =>
    `有多人符合：${names.map(({ name, postings }) => `${name}（${allWords(postings) || '未绑定'}）`).join('、')}。请写明单位；仍分不清的，请管理员用命令 zhanbao bind 办理。`,
  unknownSuccessor: (name: string) =>
    `${name}还没有申请绑定。请${name}先私聊我发“我是某某单位联络员”，再办理交接。`,
  otherRequest: (name: string, posting: Posting) =>
    `${name}另有一项申请待专班办公室办理（${postingWords(posting)}），请办完后再交接。`,
  nothingToHandOver: '您名下没有可以交接的单位。',
  notYours: (unit: string) => `您没有绑定${unit}，不能办理。`,
  notToSelf: '交接或代报的对象不能是本人。',
  whichUnit: (verb: string) => `您代表多个单位，请写明${verb}哪一个：`,
  alreadyHolds: (name: string, posting: Posting) => `${name}已经是${postingWords(posting)}。`,
  handOverRequested: (posting: Posting, name: string) =>
    `已提交：${postingWords(posting)}交接给${name}，专班办公室同意后生效，在此之前仍由您报送。`,
  handOverToOffice: (posting: Posting, from: string, to: string) =>
    `${from}申请将${postingWords(posting)}交接给${to}。同意请回“同意交接 ${to} ${posting.unit}”，不同意回“拒绝交接 ${to}”。`,
  handOverDone: (posting: Posting, from: string, to: string) =>
    `已将${postingWords(posting)}由${from}交接给${to}。`,
  severalHolders: (unit: string, names: readonly string[]) =>
    `${unit}有多位联络员（${names.join('、')}），请先发“解除绑定 姓名 ${unit}”，再为接任者办理绑定。`,
  noHolder: (unit: string) => `${unit}目前没有联络员，请接任者直接申请绑定。`,
  youHandedOver: (posting: Posting, to: string) =>
    `${postingWords(posting)}已交接给${to}。您以前报送的数据仍记您的名字，今后的提醒发给${to}。`,
  handOverRefused: (posting: Posting, to: string) =>
    `${postingWords(posting)}交接给${to}的申请未获同意，仍由您报送。`,
  waiting: (unit: string, count: number) => `${unit}还有${count}份回执待确认，回“待确认”查看。`,
  requestWithdrawn: '已撤回您的绑定申请。',
  nothingHeld: '您目前没有绑定任何单位。',
  gaveUp: (postings: readonly Posting[]) =>
    `已解除您的绑定：${allWords(postings)}。您以前报送的数据仍保留原名。`,
  gaveUpToOffice: (name: string, postings: readonly Posting[]) =>
    `${name}已自行解除绑定：${allWords(postings)}。`,
  withoutLiaison: (units: readonly string[]) => `${units.join('、')}目前没有联络员。`,
  lastManager: '您是最后一位管理员或专班办公室人员，解除后将无人管理。请先为他人办理绑定。',
  lastManagerOf: (name: string) => `${name}是最后一位管理员或专班办公室人员，不能解除。`,
  holdsNothing: (name: string) => `${name}目前没有绑定任何单位。`,
  notHeldBy: (name: string, unit: string) => `${name}没有绑定${unit}。`,
  whichOf: (name: string) => `${name}绑定了多个单位，请写明解除哪一个：`,
  ended: (name: string, postings: readonly Posting[]) =>
    `已解除${name}的绑定：${allWords(postings)}。其以前报送的数据仍保留原名。`,
  endedWhole: (name: string) => `已解除${name}的全部绑定。其以前报送的数据仍保留原名。`,
  yoursEnded: (postings: readonly Posting[]) =>
    `您的绑定已由专班办公室解除：${allWords(postings)}。如有疑问请联系专班办公室。`,
} as const;

/** What is said about being away and standing in. */
export const leaveTexts = {
  untilWhen: '请写明到哪一天，如“请假到7月10日”；有人代报的写“请假到7月10日，由某某代报”。',
  tooLong: '请假最长登记一年。时间更长的请办理交接，如“交接给某某”。',
  onlyLiaisons: '只有单位联络员需要登记请假和代报。',
  noted: (until: IsoDate, today: IsoDate) =>
    `已登记：${formatDate(until, today)}前不再提醒您。回来后发“销假”；有人代报请发“由某某代报”。`,
  notedWith: (until: IsoDate, today: IsoDate, name: string, units: readonly string[]) =>
    `已登记：到${formatDate(until, today)}止由${name}代${units.join('、')}报送，提醒发给${name}。提前回来请发“销假”。`,
  delegateUnbound: (name: string) =>
    `${name}还没有绑定单位，不能代报。请${name}先私聊我发“我是某某单位联络员”，专班办公室同意后再办理。`,
  toDelegate: (name: string, until: IsoDate, today: IsoDate, units: readonly string[]) =>
    `${name}请您代${units.join('、')}报送，到${formatDate(until, today)}止。报送时请写明单位名称。`,
  toOffice: (name: string, delegate: string, until: IsoDate, today: IsoDate) =>
    `${name}到${formatDate(until, today)}止由${delegate}代报。`,
  alreadyHolds: (name: string) => `${name}本来就可以为您的单位报送，无需另行登记代报。`,
  notAway: '您没有登记请假。',
  back: '已销假，恢复由您报送。',
} as const;
