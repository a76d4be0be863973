import fc from 'fast-check';
import type { LabelledFact } from '../labelled-message.js';

/** A message with its truth. */
export interface Generated {
  readonly text: string;
  readonly now: string;
  readonly facts: readonly LabelledFact[];
}

interface Named {
  readonly indicator: string;
  readonly unit: string;
  readonly names: readonly string[];
  /** Figures a county can have. */
  readonly most: number;
}

const COUNTS: readonly Named[] = [
  {
    indicator: '高新技术企业',
    unit: '家',
    names: ['高企', '高新技术企业', '有效高新技术企业'],
    most: 120,
  },
  {
    indicator: '科技型中小企业',
    unit: '家',
    names: ['科小', '科技型中小企业', '科技型中小企业评价入库'],
    most: 180,
  },
  {
    indicator: '小巨人企业',
    unit: '家',
    names: ['小巨人', '小巨人企业', '专精特新“小巨人”企业'],
    most: 30,
  },
  { indicator: '科技成果转化', unit: '个', names: ['科技成果转化', '成果转化'], most: 30 },
  {
    indicator: '省级企业技术中心',
    unit: '家',
    names: ['省级企业技术中心', '企业技术中心'],
    most: 9,
  },
  { indicator: '众创空间', unit: '家', names: ['众创空间', '市级以上众创空间'], most: 9 },
  { indicator: '星创天地', unit: '家', names: ['星创天地', '市级以上星创天地'], most: 9 },
  {
    indicator: '硕士以上人才',
    unit: '名',
    names: ['硕士', '硕士以上人才', '硕士研究生以上学历人才'],
    most: 60,
  },
  {
    indicator: '技术合同登记数',
    unit: '个',
    names: ['技合', '技术合同', '技术合同登记数'],
    most: 300,
  },
];
const AMOUNTS: readonly Named[] = [
  {
    indicator: '技术合同登记额',
    unit: '亿元',
    names: ['登记额', '合同额', '技术合同登记额'],
    most: 1800,
  },
  {
    indicator: '研发归集',
    unit: '亿元',
    names: ['研发归集', '2022年度研发归集', '研发费用归集'],
    most: 250,
  },
];

const DIGITS = '零一二三四五六七八九';

/** 1 to 999 in Chinese numerals, as spoken. */
export function chinese(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds > 0 ? `${DIGITS.charAt(hundreds)}百` : '';
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  const ten = tens === 0 ? '' : tens === 1 && hundreds === 0 ? '十' : `${DIGITS.charAt(tens)}十`;
  return `${head}${gap}${ten}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

const wide = (text: string): string =>
  text.replaceAll(/[\d.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

interface Written {
  readonly words: string;
  readonly value: number;
}

function writtenCount(item: Named): fc.Arbitrary<Written> {
  return fc
    .tuple(
      fc.integer({ min: 1, max: item.most }),
      fc.constantFrom('plain', 'space', 'wide', 'chinese', 'plain'),
    )
    .map(([value, form]) => {
      const digits = String(value);
      const spoken = value === 2 ? `两${item.unit}` : chinese(value) + item.unit;
      const forms: Record<string, string> = {
        plain: digits + item.unit,
        space: `${digits} ${item.unit}`,
        wide: wide(digits) + item.unit,
        chinese: spoken,
      };
      return { words: forms[form] ?? digits, value };
    });
}

/** `most` is in million yuan, so that every form is exact. */
function writtenAmount(item: Named): fc.Arbitrary<Written> {
  return fc
    .tuple(
      fc.integer({ min: 100, max: item.most }),
      fc.constantFrom('亿元', '亿', '万元', '亿万', 'wide'),
    )
    .map(([millions, form]) => {
      const value = millions / 100;
      const whole = Math.floor(value);
      const rest = (millions % 100) * 100;
      const forms: Record<string, string> = {
        亿元: `${value}亿元`,
        亿: `${value}亿`,
        万元: `${millions * 100}万元`,
        亿万: rest === 0 ? `${whole}亿元` : `${whole}亿${rest}万元`,
        wide: `${wide(String(value))}亿元`,
      };
      return { words: forms[form] ?? `${value}亿元`, value };
    });
}

const written = (item: Named): fc.Arbitrary<Written> =>
  item.unit === '亿元' ? writtenAmount(item) : writtenCount(item);

/** Dates that come before what they cover, for a message of 5 July 2023. */
const NOW = '2023-07-05T10:00:00+08:00';
const TOTAL_DATES = [
  ['截至6月30日，', '2023-06-30'],
  ['截至6月底，', '2023-06-30'],
  ['截止5月31日', '2023-05-31'],
  ['1-6月，', '2023-06-30'],
  ['上半年', '2023-06-30'],
  ['一季度：', '2023-03-31'],
  ['1—4月，', '2023-04-30'],
  ['目前', '2023-07-05'],
  ['到昨天为止，', '2023-07-04'],
  ['截至六月二十日，', '2023-06-20'],
  ['上月底', '2023-06-30'],
  ['', '2023-07-05'],
] as const;
const DELTA_DATES = [
  ['本周', '2023-07-05'],
  ['上周', '2023-07-02'],
  ['6月份', '2023-06-30'],
  ['昨天', '2023-07-04'],
  ['本月', '2023-07-05'],
  ['上周五', '2023-06-30'],
  ['', '2023-07-05'],
] as const;
const TOTAL_VERBS = ['', '达到', '累计', '共', '现有', '为', '累计达到', '：', '已达', '累计完成'];
const DELTA_VERBS = ['新增', '又新增', '净增'];
const TRAPS = [
  '',
  '，目标77家',
  '，完成率86.4%',
  '，去年同期51家',
  '，走访企业23家',
  '，组织会议2场',
  '，计划年底前再新增16家',
  '，力争全年突破99家',
  '，其中高新区3家',
  '，发放贷款1.28亿元',
  '。下一步，将力争新增9家',
  '，比去年同期增长12.5%',
  '。全市共1100家',
  '，另有4家正在申报',
];
const NOISE = ['', '', '', '各位领导好，', '@战报助手 ', '报一下：', '【工作动态】', '​'];
const ENDS = ['', '。', '！', '🎉', '，特此报告。'];

function fact(
  item: Named,
  value: number,
  measure: LabelledFact['measure'],
  asOf: string,
): LabelledFact {
  return { indicator: item.indicator, measure, value, unit: item.unit, asOf };
}

const distinctItems = (min: number, max: number): fc.Arbitrary<Named[]> =>
  fc.uniqueArray(fc.constantFrom(...COUNTS, ...AMOUNTS), {
    minLength: min,
    maxLength: max,
    selector: ({ indicator }) => indicator,
  });

/** Each figure with its own name: 高企达到58家，科小71家. */
const plainTotals: fc.Arbitrary<Generated> = distinctItems(1, 4).chain((items) =>
  fc
    .tuple(
      fc.tuple(
        ...items.map((item) =>
          fc.tuple(fc.constantFrom(...item.names), fc.constantFrom(...TOTAL_VERBS), written(item)),
        ),
      ),
      fc.constantFrom(...TOTAL_DATES),
      fc.constantFrom('，', '、', '；', ' '),
      fc.constantFrom(...NOISE),
      fc.constantFrom(...TRAPS),
      fc.constantFrom(...ENDS),
    )
    .map(([parts, [words, asOf], joint, noise, trap, end]) => ({
      text: `${noise}${words}${parts.map(([name, verb, figure]) => name + verb + figure.words).join(joint)}${trap}${end}`,
      now: NOW,
      facts: items.flatMap((item, index) => {
        const figure = parts[index]?.[2];
        return figure === undefined ? [] : [fact(item, figure.value, 'total', asOf)];
      }),
    })),
);

/** A closing date covers all: 高企58家，科小71家（截至6月底）. */
const closedTotals: fc.Arbitrary<Generated> = distinctItems(2, 3).chain((items) =>
  fc
    .tuple(
      fc.tuple(...items.map((item) => fc.tuple(fc.constantFrom(...item.names), written(item)))),
      fc.constantFrom(
        '（截至6月30日）',
        '，截至6月30日',
        '。以上数据截至6月30日。',
        '\n（截至6月底）',
        '。数据统计时间为6月30日。',
      ),
    )
    .map(([parts, date]) => ({
      text: parts.map(([name, figure]) => name + figure.words).join('，') + date,
      now: NOW,
      facts: items.flatMap((item, index) => {
        const figure = parts[index]?.[1];
        return figure === undefined ? [] : [fact(item, figure.value, 'total', '2023-06-30')];
      }),
    })),
);

/** One verb for several: 高企、科小分别达到58家、70家. */
const sharedVerb: fc.Arbitrary<Generated> = distinctItems(2, 4).chain((items) =>
  fc
    .tuple(
      fc.tuple(...items.map((item) => fc.tuple(fc.constantFrom(...item.names), written(item)))),
      fc.constantFrom('分别达到', '分别为', '分别完成', '累计分别达到', '分别是'),
      fc.constantFrom(...TOTAL_DATES),
      fc.constantFrom(...ENDS),
    )
    .map(([parts, verb, [words, asOf], end]) => ({
      text: `${words}${parts.map(([name]) => name).join('、')}${verb}${parts.map(([, figure]) => figure.words).join('、')}${end}`,
      now: NOW,
      facts: items.flatMap((item, index) => {
        const figure = parts[index]?.[1];
        return figure === undefined ? [] : [fact(item, figure.value, 'total', asOf)];
      }),
    })),
);

/** New and cumulative in one breath: 本周新增科小3家，累计79家. */
const newAndTotal: fc.Arbitrary<Generated> = fc
  .constantFrom(...COUNTS, ...AMOUNTS)
  .chain((item) =>
    fc.tuple(
      fc.constant(item),
      fc.constantFrom(...item.names),
      fc.constantFrom(...DELTA_VERBS),
      fc.constantFrom(...DELTA_DATES),
      fc.tuple(written(item), written(item)),
      fc.constantFrom('，累计', '，累计达到', '，现有', '，目前累计', null),
      fc.boolean(),
    ),
  )
  .filter(([, , , , [first, second]]) => first.value !== second.value)
  .map(([item, name, verb, [words, asOf], [first, second], then, verbLast]) => {
    const head = verbLast
      ? `${words}${name}${verb}${first.words}`
      : `${words}${verb}${name}${first.words}`;
    const totalAsOf = then === '，目前累计' ? '2023-07-05' : asOf;
    return {
      text: then === null ? head : head + then + second.words,
      now: NOW,
      facts: [
        fact(item, first.value, 'delta', asOf),
        ...(then === null ? [] : [fact(item, second.value, 'total', totalAsOf)]),
      ],
    };
  });

/** Count and amount of the same stem: 技合124个、7.9亿元. */
const twins: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.constantFrom('技合', '技术合同', '登记技术合同', '技术合同登记'),
    writtenCount({ indicator: '', unit: '个', names: [], most: 300 }),
    writtenAmount({ indicator: '', unit: '亿元', names: [], most: 1800 }),
    fc.constantFrom('、', '，', '，登记额', '，合同额', '，金额'),
    fc.constantFrom(...TOTAL_DATES),
  )
  .map(([name, count, amount, joint, [words, asOf]]) => ({
    text: `${words}${name}${count.words}${joint}${amount.words}`,
    now: NOW,
    facts: [
      {
        indicator: '技术合同登记数',
        measure: 'total' as const,
        value: count.value,
        unit: '个',
        asOf,
      },
      {
        indicator: '技术合同登记额',
        measure: 'total' as const,
        value: amount.value,
        unit: '亿元',
        asOf,
      },
    ],
  }));

/** Messages of which the truth is known. */
export const reports: fc.Arbitrary<Generated> = fc.oneof(
  plainTotals,
  closedTotals,
  sharedVerb,
  newAndTotal,
  twins,
);

/** Figures that are never facts, with nothing else in the message. */
export const trapsOnly: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...COUNTS),
    fc.integer({ min: 2, max: 99 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 14 }),
  )
  .map(([item, value, name, form]) => {
    const figure = `${value}${item.unit}`;
    const words = item.names[name % item.names.length] ?? item.indicator;
    const forms = [
      `全年${words}目标${figure}`,
      `计划新增${words}${figure}`,
      `力争年底${words}达到${figure}`,
      `申报${words}${figure}`,
      `拟推荐${words}${figure}`,
      `去年同期${words}${figure}`,
      `全市${words}${figure}`,
      `惠及${words}${figure}`,
      `${words}${figure}待评审`,
      `预计${words}可突破${figure}`,
      `${words}还差${figure}`,
      `走访${words}${figure}`,
      `下一步，${words}达到${figure}`,
      `${words}完成率${value}.5%`,
      `紧扣${words}${figure}的目标`,
    ];
    return forms[form % forms.length] ?? '';
  });
