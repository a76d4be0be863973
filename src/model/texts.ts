import type { RejectReason } from './placeholder-guard.js';

const AGAIN = '请按规则重写，只输出改正后的回答。';

/** What is said beside a model's text, and to a model whose text was rejected. */
export const modelTexts = {
  drafted: '（文字由大模型草拟，数字取自台账，可发“依据”核对。）',
  rejected: {
    empty: `回答是空的。${AGAIN}`,
    'too-long': `回答太长。${AGAIN}`,
    'unknown-place': `回答里有工具没有给过的占位名。${AGAIN}`,
    'no-place': `回答没有引用台账内容。请先调用工具，再用占位名作答。${AGAIN}`,
    quantity: `花括号以外出现了数字、数词或数量词。${AGAIN}`,
    misplaced: `占位名之前要先写出它的指标名，目标、差距、完成率、截至日期等字样要与占位名一致。${AGAIN}`,
    wording: `除占位名外只能写：指标名加“目前为、目标、还差、完成率为、截至、由”，台账没有记录的事项，以及建议。不得评价完成情况。${AGAIN}`,
    comparison: `花括号旁出现了自行比较的词。${AGAIN}`,
    foreign: `回答里有英文、网址或符号。${AGAIN}`,
  } satisfies Record<RejectReason, string>,
} as const;
