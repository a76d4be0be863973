import type { FileAsked, UnderstoodQuery } from '../understanding/understanding.js';

const DOCUMENTS: readonly (readonly [FileAsked['document'], RegExp])[] = [
  ['form', /填报表|(?:导入|填报|填写)(?:模板|模版|表样)|空白?表/u],
  ['half-year', /半年(?:度)?(?:工作)?(?:总结|小结|报告|情况)|[上下]半年(?:总结|小结|报告)/u],
  ['bulletin', /通报|月报/u],
  ['weekly', /周报|战报|简报|快报/u],
];

const FORMATS: readonly (readonly [FileAsked['format'], RegExp])[] = [
  ['docx', /word|docx?(?![a-z])|文档/iu],
  ['pdf', /pdf/iu],
  ['csv', /csv/iu],
  ['xlsx', /excel|xlsx?(?![a-z])|电子表/iu],
];

/** A digest is said in words unless one of these asks for something to keep. */
const AS_A_FILE = /导出|导成|下载|文件|打印|电子版|存成|转[成为]/u;

const firstIn = <Name>(list: readonly (readonly [Name, RegExp])[], text: string): Name | null =>
  list.find(([, words]) => words.test(text))?.[0] ?? null;

/** Which file the words of an `export` or `digest` ask for, and as what; a ledger is no text. */
export function fileAsked(kind: UnderstoodQuery['kind'], text: string): FileAsked {
  const named = firstIn(DOCUMENTS, text) ?? (kind === 'digest' ? 'weekly' : 'ledger');
  const format = firstIn(FORMATS, text);
  if (named === 'form') return { document: 'form', format: 'xlsx' };
  const isSheet = format === 'xlsx' || format === 'csv';
  if (named === 'ledger' || isSheet) {
    return { document: 'ledger', format: isSheet || format === 'pdf' ? format : 'xlsx' };
  }
  return { document: named, format: format ?? (AS_A_FILE.test(text) ? 'docx' : 'text') };
}
