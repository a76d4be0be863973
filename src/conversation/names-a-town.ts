/**
 * A town of the county by its name: 皇图岭镇, 新市镇, 江桥街道. Words in which 镇 and 乡 name no place
 * (各乡镇, 城镇, 返乡) are left out.
 */
const TOWN =
  /(?:^|[^\u4e00-\u9fff]|[在由是据和])(?![各全本该我乡城集重特][镇乡]|乡镇|[各全]乡镇)[\u4e00-\u9fff]{2,4}(?<![城集返回下家还入各全乡重小])(?:镇|乡(?!镇|村)|街道)(?!企业|商会|污水|居民|就业|化)/u;
const CLAUSE_MARK = /[，,。；;！!？?\n]/u;

/**
 * Whether the clause that holds a figure says that it is a town's (皇图岭镇新增2家): a figure of a part,
 * which the county's owner may have meant either way.
 * @param at where the figure begins in `text`
 */
export function namesATown(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && !CLAUSE_MARK.test(text.charAt(start - 1))) start -= 1;
  return TOWN.test(text.slice(start, at));
}
