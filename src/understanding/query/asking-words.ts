import { oncePerText } from '../once-per.js';
import { Pattern } from '../text/pattern.js';
import { NAMES_PICTURE } from './names-picture.js';

/** Words that ask. `没有` and `没` ask only at the end (批下来没有). */
const QUESTION = new Pattern(
  /[?]|吗|[呢嘞捏咧](?=$|[\s，。!?])|么(?=$|[\s，。!])|多少|好多|之几|(?<![好近前后十百千多这那])几(?=[家个名项亿万条人次成笔件份号点分回遍趟样处块]|了|$|[，。\s])|哪|谁|(?<![没无])什么|(?<!没)啥|咋|U[^，。]{0,6}还是U|怎么|怎样|如何|何时|是否|是不是|有没有|有无|(?:没有?|否)[啊呀呢哦哈]?(?:$|[。!~])|(?<![不没])([\p{Script=Han}])[不没]\1|([破到过够满超])[^，。;?!]{1,6}没\2(?=$|[，。!])|干嘛|对吧(?=$|[，。!])|(?<!不)对不对|多大|多远|多久|多高|能不能|可不可以|达没达|是(?:升|涨|增|高|多|好|快)(?:还)?是[\p{Script=Han}]|(?<![这那前好近几])几(?:[吨亩户座台所处栋套辆场期批门只棵天年月周倍级]|公里|平方)(?=$|[，。?!])|完没完|(?:是[^，。;]{1,12}|[了高多快好升涨步上下])还是[^，。;]{1,10}$/u,
);

const REQUEST = new Pattern(
  /(?<![已都刚全上])(?:报|发|送|拿|交|传|推|呈)(?:我|来)(?=$|[。!~])|(?:报|发|给|告诉|说给|念给|列给|转)我(?:一下|看看|听听|瞧瞧)|(?:[查看翻找调列发说讲推导印贴念算排比报数捋理晒亮拉出来]|汇总|统计|整理|介绍|反馈|通报|公布|汇报|分析|比较|对比|了解|提供|归纳|梳理|总结|更新|解释|说明|摸)一下(?=$|[，。!~IUTD])|(?:报(?:一?下|个)|报)(?=[^，。0-9]{0,16}(?:数|数据|情况|进度|进展)[^，。0-9]{0,2}$)|([列排查看理盘数算讲点筛挑捋念晒摆过对])(?:一|了)?\1(?!队)|过一遍|(?:报|说|讲|列|念|发|查|算|排|捋|看)(?:上)?一[遍轮圈]|都?说说|[排摆]一?摆|排列|要(?:个|一?[下份]|最新|准确|具体|详细)的?|各[点报列说挑][一两三四五]个|捋一?[下遍捋]|(?:贴|摆|晒|拎|筛|找|拿|亮|发|推|念|转|挑|圈|点|揪)(?:一?下(?![去来])|给我|出来|过来|上来)|再?推送|打(?:个)?包(?=发|给我|下载|一?下|$|[，。])|算一?[下算]|对一?下|排排|排(?:一排|出来)|查(?:一?下|一?查|询|看|个)|[查翻找](?=[IUTD])|翻(?:一?下|出|一?翻|看)|看(?:一?下|一?看|个)|瞅|瞧|导出|导成|导一?[份个下]|下载|打印(?:一?下|一?份|出来)|列(?:一?下|出|个|明)|汇总|通报一?下|画(?:一?[个张幅]|出)|比一?比看|给(?:我(?![们县局区市园])|个|份|一)|发(?:我|给(?!了)|一?[份个张]|一?下(?![去来])|来)|发(?=D|周报|战报|简报)|(?:要|来|出|做|整|拉)(?:一?[份个期张])|调(?:出|取|一?下)|生成|说(?:一?下|一?说|说)|讲(?:一?下|一?讲|讲)|统计一?下|请(?:反馈|提供|汇报|报告|通报|告知|列|导|排)|(?:汇报|报告|介绍|分析)一?下|了解|想知道|告诉我|告知|排(?:个|一?下|名|序)|对比|比较(?:一?下|看)|比一比|公布|理一下|盘一下/u,
);

/**
 * A phrase that is nothing but the name of what is wanted: Chinese puts the head last (高企完成情况, 数据来源), and a
 * closing 是 leaves a blank to be filled.
 */
const TOPIC_ONLY = new Pattern(
  /(?:[红黄绿]灯(?:项目?|指标|任务)|情况|进度|进展|变化|走向|走势|涨势|增势|增速|趋势图?|曲线图?|折线图?|[环同]比|排名|排行|目标|目标[值数]|指标数|[红底考核]线|任务数|数据|台账|周报|战报|简报|清单|名单|通报|汇总|原文|内容|要求|单位|部门|缺口|差距|差额|记录|历史|痕迹|(?:更新|报送|上报|填报)时间|来源|出处|[增涨降升跌]幅|完成率|达标率|占比|总数|总量|总额|任务[数量]|责任人|牵头人|表|一览|动态|概况|战况|近况|现状|状况|态势|形势|表现|成效|动向|全文|原话|条文|规定|榜|前[三五十]名?|(?<=[的])(?:指标|任务|项目|工作)|全貌|(?<=[的月季周年])数[字值]?|(?<=[\p{Script=Han}]{2})(?<![但可还就总都也只凡于正不算才真若要])[是为])[吧呗啊呀哈]?[。!~]?$/u,
);

/** Longest message of the last kind. */
const MAX_TOPIC = 24;

/** How a text asks for something: by a question, by a request, or by merely naming it. */
export type Asking = 'question' | 'request' | 'topic' | null;

/** @param shape the message's shape (`queryShape`) */
export function readAsking(shape: string): Asking {
  if (isQuestion(shape)) return 'question';
  if (requestsSomething(shape)) return 'request';
  return isTopic(shape) ? 'topic' : null;
}

/** 我说一下啊…, 呃汇报一下我们…: the speaker begins to tell. */
const ANNOUNCES =
  /(?:^|[，。;\s嗯呃喂那个])(?:我|我们|我这边|我们?局|这边|这里)?(?:来|先|再|简单|顺便|就|跟(?:大家|领导|各位|您|你)){0,3}(?:说|讲|汇报|报告|反馈|通报|报|更新|补充)一?下(?=[啊哈呃哦，:：]|我|咱|本|这)/gu;

/** What is taught or talked over (讲草鱼病怎么防) is no question. */
const EMBEDDED = new Pattern(
  /(?:讲(?:了|解|授|的是)|教(?:了|会|农|养|大家|他们|企业)?|学(?:了|习)|研究(?![院所生中])|讨论|商量|商讨|琢磨|摸索|指导|培训|示范|演示|交流|请教|传授|给[^，。?]{1,8}讲)[^，。?\n]{0,16}(?:怎么|如何|怎样|咋)[^，。?吗呢\n]{0,10}(?=$|[，。;!\n])|[的这那]几[个家名位项](?=[\p{Script=Han}]{2})|(?:帮|给|跟|和|对|请|带|找|让|把|向|陪|走了|看了|跑了|带了|教了|约了|选了|组织了?|辅导了?|动员了?)(?:园区|县里|下面)?几[家个名位项](?=[\p{Script=Han}]{2})|(?<=^|[，。;\n])几[家个名位](?!单位|部门)(?=[^，。?没未]{2,14}(?:都|也|现场|当场|愿意|表态|说要))|(?:把|将)[^，。?]{1,6}(?:什么|哪些|啥)[^，。?]{1,8}(?:收|理|列|标|摸|报|编|归|汇)(?=[^，。?]{1,6}(?:[，。;]|$))|(?<=[^，。;?!\n]{20})[收招请派来到送找选谈签看走][了过]几[个家名位](?=[\p{Script=Han}]{4})|有几[个家名位](?=\p{Script=Han}{1,6}(?:反映|希望|提出|愿意|表示|说|想要?|还在))|怎么(?:用|分|管|干|做|走)，?(?:我们|大家|双方|两边|都|也)(?=[^，。?]{2,14}(?:了|好|定|清|遍))/gu,
);

/** Something that has happened or is counted: told, not named. */
const TOLD = /[了过](?!程)|已/u;

/** Whether a clause merely names what is wanted. */
export function isTopic(clause: string): boolean {
  const text = clause.replace(/[，。;!~\s]{1,4}$/u, '').trim();
  const isName = TOPIC_ONLY.test(text) || NAMES_PICTURE.test(text);
  return text.length <= MAX_TOPIC && isName && !TOLD.test(text);
}

/** Whether a clause puts a question. */
export const isQuestion = oncePerText(
  (text) => QUESTION.mayMatch(text) && QUESTION.test(EMBEDDED.replace(text, () => ' ').trimEnd()),
);

/** Whether a clause asks for something to be shown or sent. */
export const requestsSomething = oncePerText(
  (text) => REQUEST.mayMatch(text) && REQUEST.test(text.replace(ANNOUNCES, ' ')),
);
