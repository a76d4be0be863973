import { WORKING_MINUTES, type PlanSchedule } from '../../digest/schedule/plan-schedule.js';
import { minuteText } from './periodic-texts.js';

const WEEKDAYS = ['一', '二', '三', '四', '五'] as const;
const RHYTHMS: Readonly<Record<PlanSchedule['reminders']['rhythm'], string>> = {
  weekly: '每周一次（周报前一个工作日）',
  monthly: '每月一次（次月第2个工作日）',
  milestones: '只在节点前一周',
  off: '不提醒',
};
const SECOND: Readonly<Record<PlanSchedule['reminders']['second'], string>> = {
  off: '不作二次提醒',
  head: '仍未报的告知单位负责人（未绑定负责人的告知专班办公室）',
  office: '仍未报的告知专班办公室',
};

function consentWords(needsConsent: boolean): string {
  return needsConsent ? '确认后发送' : '自动发送';
}

function weeklyLine({ weekly }: PlanSchedule): string {
  if (!weekly.isOn) return '周报：已暂停';
  const day =
    weekly.weekday === null ? '每周最后一个工作日' : `每周${WEEKDAYS[weekly.weekday - 1] ?? ''}`;
  return `周报：${day}${minuteText(weekly.minute)}，${consentWords(weekly.needsConsent)}，提前一小时预览`;
}

function bulletinLine({ bulletin }: PlanSchedule): string {
  if (!bulletin.isOn) return '月度通报：已暂停';
  return `月度通报和半年总结：次月第${bulletin.workday}个工作日${minuteText(bulletin.minute)}，${consentWords(bulletin.needsConsent)}`;
}

/** What the office reads of its settings. */
export const scheduleTexts = {
  lines: (title: string, schedule: PlanSchedule): readonly string[] => [
    `《${title}》`,
    `· ${weeklyLine(schedule)}`,
    `· ${bulletinLine(schedule)}`,
    `· 提醒：${RHYTHMS[schedule.reminders.rhythm]}，私下提醒欠报的联络员，只在工作时间；${SECOND[schedule.reminders.second]}`,
  ],
  how: '可以说“周报改为每周四下午4点”“周报确认后发送”“暂停周报”“提醒改为每月”“关闭提醒”“开启二次提醒”。',
  changed: '已修改：',
  onlyOffice: '只有专班办公室可以修改周报和提醒的安排。',
  outOfHours: (first: number) =>
    `周报只在工作时间发送，请定在${minuteText(first)}至${minuteText(WORKING_MINUTES.to)}之间。`,
} as const;
