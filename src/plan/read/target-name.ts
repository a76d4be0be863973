/** Dates and periods that stand in front of a target and belong to no name. */
const DATES =
  /(?:到|至|截至|截止|于|在|争取|力争)?(?:20\d\d年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|内)?(?:前|之前|以前)?|(?:今年|本年|当年|明年|次年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|中旬|上旬|下旬|\d{1,2}日)(?:前|之前|以前)?|(?:今年|本年度?|当年)?年(?:底|末|内)(?:前|之前)?|前?[一二三四1-4]季度(?:末|底|前)?|(?:上|下)半年(?:末|底|前)?|“?十[一二三四五]五”?(?:末|期间|时期)?|力争通过[一二三两\d]{1,3}年(?:时间|努力)?|三年内|五年内|两年内)[，：]?/g;

/** Text without the dates in it. */
export function withoutDates(text: string): string {
  return text.replace(DATES, '');
}

const SCOPE =
  /^(全县|全市|全区|全镇|全域|全年度?|今年|本年度?|当年|年内|年度|我县|我市|我区|县域|辖区内?|县内|本县|届时|三年|五年|每年|累计|总共|合计|一共|共|共计|预计|计划|原则上|总体上?|整体|目前|现有)/;
const ADVERB =
  /^(力争|确保|努力|争取|拟|积极|大力|加快|全面|持续|着力|重点(?=推进|抓|实施|打造|开展|支持|围绕|建设|培育|做好|建好|完成|新增|新建)|至少|不断|切实|稳步|有序|深入|进一步|加大|加强|统筹|同步|力促|力促使|另|再|并|且|以及|其中|同时|使得?|让|将|把|要|到|和|及|对|为|以|在(?![校册籍岗编职库建]|园幼|产企)|均|都|也|已|即|的|推行|通过|逐步|按期|按时|如期|新一轮)/;
/** Verbs that say only that the target is to be met. */
const DROP_VERB =
  /^(实现|完成(?!率|度|额|量|投资)|达到|达(?!标|产|州)|推动|推进(?!会|率)|促进|培育(?!率|库)|培养(?!率)|创建(?!率)|打造|建成(?!区|率|面积)|建设(?!用地|率|期|规模)|组织(?!化|部|率)|开展(?!率)|举办|召开|保持|落实(?!率)|做到|带动(?!率)|支持|引导|鼓励|扶持|抓好|争创|申报|申请|发展(?!率|党员)|形成|获得|获评|争取|选派|选树|评选|遴选|认定(?!率)|力推|筹建|搭建|设立|成立|布局|谋划|包装|储备|实施(?!率|方案)|组建|动员|承办|协助|帮助|聘请|聘任|配备|配齐|购置|提供|优选|选育|安排|下达|筹集|投入(?!产出|强度|占比)|兑现|覆盖(?!率|面))/;
/** Verbs that say what is counted and stay in the name. */
const KEPT_VERB =
  '新增|新建|改建|扩建|改造|新认定|认定|引进|引育|引入|新引进|签约|新签约|新开工|开工|竣工|投产|新投产|裂变|孵化|办理|整治|治理|清理|修复|修建|维修|培训|发放|投放|转化|登记|入库|新入库|净增|新登记|新发展|化解|消化|处置|淘汰|关停|拆除|流转|种植|营造|补植|提升|更新|安装|建成|建设|创建|培育|打造|完成|实现|组织|开展|举办|达到|选派|新培育|吸纳|转移|解决|安置|销售|盘活|收储|供应|出让|推广|布设|铺设|接入|开通|新开通|命名|评定|挂牌';
/** Only a way or a means stands before the verb: what follows the verb is the name. */
const LAST_VERB =
  /^(?:通过|依托|围绕|结合|利用|聚焦|针对|按照|支持|引导|鼓励|推进|加快|开展|加强|强化|深化|发挥|落实|充分).{0,200}(?=(?:新增|新建|引进|建成|培育|打造|创建|新认定|培训|发放|举办|改造|孵化|转化)[^，、]{2,80}$)/;

const TRAILING =
  /(?:分别|各|均|都|共|每年|全年|平均|约|总计|累计|合计|达到|达|要|力争|确保|努力|实现|完成|控制|保持|稳定|：|:|“|的|为|在|到|至|由|从){1,12}$/;
/** Too general to be a name without what stands before. */
const EMPTY_NAME =
  /^(净增|数量|总数|总量|总额|数|量|额|个数|目标|任务|指标|其中|规模|总投资|面积|金额|比例|占比|比重|人数|户数|增速|增幅|增长率?|同比|较上年|比上年|较去年|年均|同比增长|达标|以上|左右|建设|新增|总规模|企业数|全年|年度|分别|合计|累计|总计|每年)$/;
const DEPENDENT =
  /^(占|同比|较上年|比上年|较去年|比去年|年均|增速|增幅|登记额|交易额|合同额|成交额|覆盖率|合格率|完成率|达标率|满意率|满意度)/;

/** What people do; without the verb before it such a word names nothing (带动就业, 扶持创业). */
const ACTION = /^(就业|创业|增收|脱贫|消费|融资|减排|减负)$/;

/** Longer than this it is a sentence, and only what follows its last verb names the target. */
const LONG_NAME = 14;

/** 在长三角设立驻点招商分局: the place and the verb say where, not what. */
const PLACED =
  /^(?:分别|全县)?在(?![校建册籍产岗编]|园幼).{2,24}?(?:设立|建立|建成|打造|创建|布局|布设|举办|开展|组织|实施|推广|(?=新增|新建|引进|改造|培育))(?=.{2,})/;

function stripRepeatedly(text: string, patterns: readonly RegExp[]): string {
  let rest = text;
  for (let round = 0; round < 8; round += 1) {
    const before = rest;
    for (const pattern of patterns) {
      const next = rest.replace(pattern, '').replace(/^[，、：:；\s]+/, '');
      if (next.length >= 2 || pattern === SCOPE) rest = next;
    }
    if (rest === before) break;
  }
  return rest;
}

/** The name in the words before a figure: without dates, place, and the verbs that only say that it is to be met. */
export function cleanName(raw: string): { readonly name: string; readonly worded: string } {
  const dated = raw.replace(DATES, '').replace(/^.*：/, '').replace(PLACED, '').trim();
  const worded = stripRepeatedly(dated, [SCOPE, ADVERB])
    .replace(TRAILING, '')
    .replace(/^[”）]+/, '');
  const cut = worded.length > LONG_NAME ? worded.replace(LAST_VERB, '') : worded;
  const bare = stripRepeatedly(cut, [SCOPE, ADVERB, DROP_VERB]).replace(TRAILING, '').trim();
  const name = ACTION.test(bare) ? cut : bare;
  return { name: balanced(name), worded: balanced(cut) };
}

/** A quote or bracket whose other half was cut off is cut off too. */
function balanced(text: string): string {
  let result = text;
  for (const [open, close] of [
    ['“', '”'],
    ['（', '）'],
    ['《', '》'],
  ] as const) {
    const opens = result.split(open).length;
    const closes = result.split(close).length;
    if (opens !== closes) result = result.split(open).join('').split(close).join('');
  }
  return result.trim();
}

export function isEmptyName(name: string): boolean {
  return name.length < 2 || EMPTY_NAME.test(name);
}

/** Whether a name needs the one before it (占GDP的比重, 登记额). */
export function isDependentName(name: string): boolean {
  return DEPENDENT.test(name) || EMPTY_NAME.test(name) || /^[\u4E00-\u9FFF]{2}[率额]$/.test(name);
}

/** 技术合同登记 + 登记额 = 技术合同登记额; 研发归集 + 占GDP的比重 = 研发归集占GDP的比重. */
export function joinNames(before: string, name: string): string {
  for (let length = Math.min(before.length, name.length); length >= 1; length -= 1) {
    if (before.endsWith(name.slice(0, length))) return before + name.slice(length);
  }
  return before + name;
}

/** Where the noun after a figure ends: at the next verb or conjunction. */
export function nounAfter(text: string): { readonly noun: string; readonly length: number } {
  const stop =
    new RegExp(
      `^(?:[^、，。；：])*?(?=[、，。；：]|$|(?:(?:${KEPT_VERB})(?=[^、，。；：]{2})|并|且|投入使用|力争|确保|总投资|其中))`,
    ).exec(text)?.[0] ?? '';
  const whole = /^[^、，。；：]*/.exec(text)?.[0] ?? '';
  const chosen = stop.length >= 2 ? stop : whole;
  const noun = chosen
    .replace(/^(以上|以下|左右|的|具有|具备|有)/, '')
    .replace(/(工作任务|目标任务|的?任务|的?目标|工作)$/, '')
    .replace(/^(具有)/, '');
  return { noun: balanced(noun.trim()), length: chosen.length };
}

/** Words that set others to work: 推动42家企业完成改造. */
export function isCausative(raw: string): boolean {
  return /(推动|支持|引导|帮助|指导|动员|鼓励|扶持|助推|助力|促使|推进|组织|对|为)$/.test(
    raw.trim(),
  );
}

/** Whether words before a figure are only adverbs and verbs, so that the name follows the figure. */
export function isOnlyVerbs(raw: string): boolean {
  const { name } = cleanName(raw);
  const rest = name
    .replace(/^(全县|全市|全区)/, '')
    .replace(DROP_VERB, '')
    .replace(/^(巩固|提升|惠及|覆盖|带动|推动)+$/, '')
    .replace(new RegExp(`^(?:${KEPT_VERB}|引进培育|引育|培养|和|及|、|重点|一批)+$`), '')
    .replace(
      /^(支持|引导|推动|组织|帮助|鼓励)?(企业|各乡镇|镇村|乡镇|各地)?(?:新建|建设|创建|申报|培育|打造|新增|引进)$/,
      '',
    )
    .replace(/^在.{2,8}(建设|新建|打造|创建|培育|建成)$/, '');
  return rest.length < 2 && !/^[率额量]$/.test(rest);
}
