import { dateOf, minuteOfDay } from '../kernel/dates.js';
import { formatDate } from '../plan/format-figure.js';
import type { Receipt } from './receipt.js';

function clock(instant: Date): string {
  const minutes = minuteOfDay(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** 7月6日18:00 */
export function momentWords(instant: Date): string {
  return `${formatDate(dateOf(instant))}${clock(instant)}`;
}

/** What is said about receipts as such; lines of figures are in figure-line.ts. */
export const receiptTexts = {
  heading: (receipt: Receipt, verb: string) =>
    `【回执${receipt.no}】${receipt.unit === '' ? '' : `${receipt.unit}，`}${verb}`,
  check: '请核对：',
  checkCorrection: '更正请核对：',
  footer: (receipt: Receipt) =>
    `回“确认”后入库，${momentWords(receipt.expiresAt)}前有效；要改请回“改1 正确的数”“日期改成…”，作废回“撤销”。`,
  shortFooter: (receipt: Receipt) =>
    `回“确认”后入库，${momentWords(receipt.expiresAt)}前有效；作废回“撤销”。`,
  answerFirst: (receipt: Receipt) =>
    `请先答复或改正上面的问题，${momentWords(receipt.expiresAt)}前有效；作废回“撤销”。`,
  expired: (receipt: Receipt) =>
    `您${momentWords(receipt.createdAt)}的回执${receipt.no}已过期，未入库。如仍需入库，请回“确认${receipt.no}”重新核对。`,
  expiredOfUnit: (receipt: Receipt) =>
    `${receipt.unit}${momentWords(receipt.createdAt)}的回执${receipt.no}已过期，未入库。如仍需入库，请回“确认${receipt.no}”重新核对。`,
  expiredHead: (count: number) => `您有${count}份回执已过期，未入库：`,
  expiredLine: (receipt: Receipt, contents: string) =>
    `回执${receipt.no}（${momentWords(receipt.createdAt)}）：${contents}`,
  expiredFooter: '如仍需入库，请回“确认”加编号重新核对。',
  late: (no: number) => `回执${no}已过期，现按最新情况重新列出，请再次确认。`,
  notStoredYet:
    '您的回执还没有入库。要改请回“改1 正确的数”，不报了请回“撤销”；这句话没有看懂，未作改动。',
  nothingPending: '目前没有待您确认的回执。',
  alreadyConfirmed: (receipt: Receipt) =>
    `回执${receipt.no}已于${momentWords(receipt.closedAt ?? receipt.createdAt)}入库，无需重复确认。`,
  alreadyClosed: (receipt: Receipt, state: string) =>
    `回执${receipt.no}${state}，如需入库请重新报送。`,
  noSuch: (no: number) => `没有编号为${no}的待确认回执。`,
  unclear: (no: number) =>
    `编号${no}先后用于多份回执，看不出引用的是哪一份，未作处理。请不要引用，发“待确认”查看后直接回“确认${no}”“撤销${no}”。`,
  forbidden: (receipt: Receipt) =>
    `回执${receipt.no}由${receipt.unit}报送，只有报送人、同单位人员或专班办公室可以确认、修改或撤销。`,
  several: (verb: string) => `有多份待确认回执，请注明编号（如“${verb}2”）：`,
  replacedLine: (receipt: Receipt) => `同一指标同一日期的回执${receipt.no}已由本回执替换。`,
  partlyReplacedLine: (receipt: Receipt) =>
    `回执${receipt.no}中同一指标同一日期的数已由本回执替换，其余不变。`,
  withdrawn: (no: number) => `回执${no}已撤销，未入库。`,
  howToUndo: (no: number) => `回执${no}已入库。要更正请发“更正：…”，要整份作废请回“撤销”。`,
  disowned: (no: number) => `回执${no}已作废，未入库。`,
  withdrawnAfterwards: (no: number) => `回执${no}已撤销，原入库内容不再计入。`,
  recorded: (no: number) => `回执${no}已入库：`,
  heldBack: '以下各项还需先答复，暂未入库：',
  chooseUnit: (units: readonly string[]) =>
    `您代表多个单位，以哪个单位名义报？${units.map((unit, index) => `${index + 1} ${unit}`).join('　')}`,
  notYourUnit: (unit: string) => `您已不再代表${unit}，请回“撤销”，或由该单位现任联络员报送。`,
  unitFirst: '请先回数字选定以哪个单位名义报。',
  noSuchLine: '没有这一行，请按回执中的序号回复。',
  whichLine: '回执有多行，请注明序号，如“改2 90家”。',
  unreadableValue: '这个数看不懂，请写成“改2 90家”或“改2 7.9亿”的样子。',
  unreadableDate: '这个日期看不懂，请写成“日期改成6月底”的样子。',
  nowCounted: '已按“未含”计入：',
  alreadyIncluded: '已按“已含”处理，不另计入：',
  noQuestion: '目前没有等您答复的问题。',
  pleaseFix: (line: number) => `请回“改${line} 正确的数”，或回“撤销”。`,
  noReading: '好的，这个数不计入，未保存任何数据。请按“截至6月底高企58家”的样子重报。',
  unmatchedCorrection: '没有找到可更正的原报数，按新报数处理。',
  correctWhat: '请写明更正哪一项、正确的数是多少，如“更正：截至6月底高企应为58家”。',
} as const;
