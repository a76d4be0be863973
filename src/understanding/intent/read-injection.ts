import { Pattern } from '../text/pattern.js';
import { MACHINE_ORDERS } from './machine-orders.js';

/**
 * Text that speaks to a machine instead of reporting or asking: orders to drop the rules, to play another part, to
 * give away instructions or secrets, to change figures of others without confirmation, markup and database commands.
 */
const PATTERNS = [
  ...MACHINE_ORDERS,
  // Rank claimed, checks waved away, others' figures touched.
  /以(?:超级|系统|后台)?(?:管理员|开发者|开发人员|运维|root|admin)(?:的)?(?:身份|权限|名义)|(?:不用|无需|不必|不需要?|跳过|免去?|省去)(?:任何人?|再|走)?的?(?:确认|审核|核实|核对|审批)[^。\n]{0,24}(?:改[成为]|设[为成]|标(?:记)?[为成]|记[为成]|更新为|调[为成到])|(?:其他|其它|别的|别人|人家)(?:单位|部门|局|家|人|县区?)?的?[^，。\n]{0,6}(?:数据?|指标|记录|进度|台账)[^，。\n]{0,4}(?:都|全部?|统统)?(?:删|改|清|抹)(?!革|善|进)/iu,
  // A command of another machine, and words put into the bot's mouth.
  /(?:^|\s)\/[a-z]{2,20}[_-][a-z_-]{2,30}|(?:回复|回答|输出|显示|返回|说)[:：]?[“"'「『](?:已|成功|确认|ok)[^”"'」』]{0,12}[”"'」』]|(?<![位闲安处配设装布放搁])(?:置为|置成)|强制(?:改|设|写|更新)/iu,
  /(?:忽略|无视|忘(?:记|掉)|不(?:要|必|用)(?:理会|管|遵守)|抛开|跳过|覆盖|绕过|解除)[^，。;\n]{0,16}(?:指令|提示词?|规则|设定|要求|限制|约束|校验|审核|命令|权限|确认(?:流程|环节|步骤|机制))/u,
  /(?:系统|初始|隐藏|原始|内部|后台)的?(?:提示词?|指令|prompt|设定|口令)/iu,
  /(?:system|developer|assistant|user)\s*(?:prompt|message|override|:)|jailbreak|越狱|(?:开发者|上帝|调试|管理员|root|维护|DAN)模式|\bDAN\b/iu,
  /(?:ignore|disregard|forget|bypass)\s[^\n]{0,40}(?:instruction|prompt|rule|above|previous)|you are now|act as|pretend to be/iu,
  /(?:你(?:现在|从现在起|已经|就)?(?:是|作为|变成|成为)|现在起你(?:是|就))[^，。;\n]{0,14}(?:管理员|开发者|超级|黑客|模型|AI|root|没有(?:任何)?限制|不受)/iu,
  /(?:我|本人|这里)(?:现在)?(?:是|作为)[^，。;\n]{0,8}(?:系统管理员|超级管理员|管理员|开发者|开发人员|运维|工程师)[^\n]{0,24}(?:授权|权限|命令|改成|删|清空|直接|导出|密码|跳过|执行)/u,
  /(?:偷偷|悄悄|私下|暗中|瞒着)[^，。;\n]{0,10}(?:改|补|加|调|报|录|删|填|记)|(?:假装|假设|当作|就当)(?:现在|今天|我)[^。;\n]{0,24}(?:改|补|记|录|存|入库|填)/u,
  /(?:扮演|假装|伪装|装作|冒充|充当|模拟成?)[^，。;\n]{0,16}(?:AI|助手|管理员|角色|模型|专家模式|领导|县长|书记|局长|没有|不受)/iu,
  /(?:密码|密钥|秘钥|口令|token|api[\s_-]?key|数据库连接|连接串|access[\s_-]?key|私钥|环境变量|源代码|源码|配置文件)[^，。;\n]{0,14}(?:发|给|输出|告诉|打印|说|贴|是什么|是多少|导出|显示|完整)|(?:发|给|输出|告诉|打印|说出?|贴出?|导出|显示|泄露)[^，。;\n]{0,14}(?:密码|密钥|秘钥|token|api[\s_-]?key|数据库连接|连接串|私钥|环境变量|源代码|源码|配置文件|提示词)/iu,
  /【?(?:系统(?:消息|通知|指令|提示|公告|管理员)|system)】?[:，]?[^\n]{0,60}(?:标记为|自动确认|已确认|直接入库|记录为|改为|改成|设为|授权|执行|删除|清空|通过)/iu,
  /(?:所有|全部|各)(?:单位|人|指标|任务|待确认|待审)?的?[^，。;\n]{0,10}(?:数据|数字|指标|记录|进度|填报|任务|确认)[^，。;\n]{0,8}(?:标记为|都?改成|都?改为|都?设为|设置为|清零|归零|清空|删除|删掉|删了|翻倍|一律通过|都?标成)/u,
  /(?:清空|删除|删掉|重置|格式化|销毁)[^，。;\n]{0,8}(?:数据库|所有数据|全部数据|所有记录|全部记录|台账|系统|日志|账本)/u,
  /(?:以后|从现在(?:开始|起)|今后|从此)[^，。;\n]{0,4}(?:无论|不管|谁|所有人|只要|凡是|你)[^。;\n]{0,24}(?:当成|当作|都(?:要|必须|得)?(?:回答|回复|确认|通过|说|存|入库)|不用确认|无需确认|自动确认|只听)/u,
  /(?:drop|truncate)\s+table|delete\s+from|union\s+select|insert\s+into|update\s+\w+\s+set|select\s+[^\n]{1,40}\sfrom\s|'\s*or\s*'?1|;\s*--|<\s*(?:script|iframe|img|svg)\b|javascript:|\$\{[^}\n]{1,60}\}|\{\{[^}\n]{1,60}\}\}|rm\s+-rf/iu,
  /(?:从现在(?:开始|起)|现在|今后|以后)[，]?你(?:是|就是|要?当|作为)[^，。;\n]{1,14}|(?:替|代|帮)(?:我|他们?|大家)?[^，。;\n]{0,4}(?:批准|确认|通过)[^，。;\n]{0,4}(?:所有|全部|各单位)/u,
  /(?:你|您)(?:的|所有的?|全部的?)(?:规则|设定|指令|提示|配置|代码|系统|后台|接口)|(?:必须|只能|要)(?:服从|听从)(?:我|命令)|听我的?(?:命令|指挥)/u,
  /(?:给|授予|开通|提升|赋予)(?:我|本人|他)?[^，。;\n]{0,8}(?:管理员|最高|超级|全部|所有)(?:的)?权限/u,
  /(?:后门|绕过(?:审核|确认|校验|权限)|伪造(?:数据|确认|汇报))/u,
].map((regexp) => new Pattern(regexp));

/**
 * Whether the text tries to steer the bot. Such a message is `other` and gets no answer. All of it is searched: what is
 * read at all has been bounded by normalisation.
 */
export function readsAsInjection(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text));
}
