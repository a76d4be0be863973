import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/understanding/dates/read-dates.js';
import { normalizeText } from '../../../src/understanding/text/normalize.js';

const now = new Date('2023-07-05T10:00:00+08:00');

function dates(text: string, at = now): string[] {
  return readDates(normalizeText(text).text, at).map(({ from, asOf }) =>
    from === asOf ? asOf : `${from}..${asOf}`,
  );
}

describe('dates, for a message of Wednesday 5 July 2023', () => {
  it.each([
    ['截至6月30日', '2023-06-30'],
    ['截至6月底', '2023-06-30'],
    ['6月末', '2023-06-30'],
    ['截至六月三十日', '2023-06-30'],
    ['截止6.30', '2023-06-30'],
    ['（6/30）', '2023-06-30'],
    ['2023-06-30', '2023-06-30'],
    ['2023年6月30日', '2023-06-30'],
    ['二〇二三年六月三十日', '2023-06-30'],
    ['上月底', '2023-06-30'],
    ['二季度末', '2023-06-30'],
    ['昨天', '2023-07-04'],
    ['到昨天为止', '2023-07-04'],
    ['前天', '2023-07-03'],
    ['上周五', '2023-06-30'],
    ['周五', '2023-06-30'],
    ['截至25号', '2023-06-25'],
    ['五一前', '2023-04-30'],
    ['“七一”前', '2023-06-30'],
    ['端午节当天', '2023-06-22'],
    ['端午前', '2023-06-21'],
    ['正月十五', '2023-02-05'],
    ['农历五月初五', '2023-06-22'],
    ['季末', '2023-06-30'],
    ['半年末', '2023-06-30'],
    ['上月30日', '2023-06-30'],
    ['20230630', '2023-06-30'],
    ['@小云 6.30 进度', '2023-06-30'],
    ['6.30数据', '2023-06-30'],
    ['张三 7-3 16:20', '2023-07-03'],
    ['去年底', '2022-12-31'],
    ['目前', '2023-07-05'],
  ])('%s is a day', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it.each([
    ['1—6月', '2023-01-01..2023-06-30'],
    ['1至6月份', '2023-01-01..2023-06-30'],
    ['一至三月', '2023-01-01..2023-03-31'],
    ['上半年', '2023-01-01..2023-06-30'],
    ['一季度', '2023-01-01..2023-03-31'],
    ['第二季度', '2023-04-01..2023-06-30'],
    ['前5个月', '2023-01-01..2023-05-31'],
    ['5月份', '2023-05-01..2023-05-31'],
    ['本周', '2023-07-03..2023-07-05'],
    ['上周', '2023-06-26..2023-07-02'],
    ['上上周', '2023-06-19..2023-06-25'],
    ['本月', '2023-07-01..2023-07-05'],
    ['上个月', '2023-06-01..2023-06-30'],
    ['今年以来', '2023-01-01..2023-07-05'],
    ['年初至今', '2023-01-01..2023-07-05'],
    ['6月1日至6月15日', '2023-06-01..2023-06-15'],
    ['这个月到今天', '2023-07-01..2023-07-05'],
    ['6月上旬', '2023-06-01..2023-06-10'],
    ['7月1日以来', '2023-07-01..2023-07-05'],
  ])('%s is a stretch', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it('到月底 after 5月份 is the end of May', () => {
    expect(dates('5月份9家，到月底62家')).toEqual(['2023-05-01..2023-05-31', '2023-05-31']);
  });

  it.each([
    ['五一后', '2023-05-01..2023-07-05'],
    ['6月中旬', '2023-06-11..2023-06-20'],
    ['上旬科小新增3家', '2023-07-01..2023-07-05'],
    ['下旬科小新增3家', '2023-06-21..2023-06-30'],
    ['1.6月下旬', '2023-06-21..2023-06-30'],
  ])('%s is a stretch', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it('国庆前, 双节前 and 国庆后 in October', () => {
    const october = new Date('2023-10-09T10:00:00+08:00');
    expect(dates('国庆前', october)).toEqual(['2023-09-30']);
    expect(dates('双节前', october)).toEqual(['2023-09-28']);
    expect(dates('国庆假期后', october)).toEqual(['2023-10-01..2023-10-09']);
  });

  it.each([
    '十六点五一万',
    '登记额 6.12 亿',
    '2022年度研发归集',
    '3个月',
    '第6项',
    '6.30亿元',
    '周期',
    '一周年',
  ])('%s names none', (text) => {
    expect(dates(text)).toEqual([]);
  });

  it.each(['截至2月30日', '13月', '6月31日'])('%s does not exist', (text) => {
    expect(readDates(text, now)[0]?.doubt).toBe('impossible-date');
  });

  it.each(['截至7月31日', '截至2024年', '截至12月31日'])('%s lies ahead', (text) => {
    expect(readDates(text, now)[0]?.doubt).toBe('future-date');
  });

  it('截至12月31日 sent in January is last year', () => {
    expect(dates('截至12月31日', new Date('2024-01-08T10:00:00+08:00'))).toEqual(['2023-12-31']);
  });

  it('a day is that of Shanghai: 16:30 UTC on the 4th is the 5th there', () => {
    expect(dates('今天', new Date('2023-07-04T16:30:00Z'))).toEqual(['2023-07-05']);
  });

  it('tells what is denied and what is only compared with', () => {
    const [denied] = readDates('不是5月底的', now);
    const [compared] = readDates('比上月多', now);
    expect([denied?.negated, compared?.compared]).toEqual([true, true]);
  });
});
