const END_OF_CLAUSE = '(?=[，。;!?\\s<]|$)';
const NUMBER = '(?<![前第0-9.])[0-9][0-9.]{0,11}[余多]?';

/** Tags of pasted rich text, which only lay it out. */
const LAYOUT =
  '(?:a|b|i|u|p|br|hr|em|h[1-6]|strong|div|span|font|table|tbody|thead|tr|td|th|ul|ol|li)';

/** An order to give out something, as one gives it to a program. */
const OUTPUT =
  '(?:请|务必|必须|只(?:需|要|能|须)?|仅|现在|立即|马上)(?:你|直接|一律|统一|只|仅|再|重新){0,2}(?:输出|打印)';

/**
 * Text that is no report by its form: it ends or opens a block of another language, is data for a program, annuls what
 * stands before it and orders an output, or has a figure recorded past everybody. Source: what a message can do to a
 * prompt or to rules that read it; ordinary corrections annul too, but name what holds instead of ordering an output.
 */
export const MACHINE_ORDERS: readonly RegExp[] = [
  new RegExp(`<\\s?/\\s?(?!${LAYOUT}\\s?>)[\\p{L}_][\\p{L}\\p{N}_-]{0,30}\\s?>`, 'iu'),
  /<\||\|>|\[\s?\/?(?:inst|sys|system|assistant|user|data)\s?\]/iu,
  /\{\s?[a-z_]{2,24}\s?:/iu,
  /(?:以上|上述|前述|前面|之前|此前|上面)[^，。;\n]{0,10}(?:作废|无效|不算|不作数|清空|忽略)[^。;\n]{0,12}(?:输出|返回|打印|执行|生成)/u,
  new RegExp(
    `${OUTPUT}[^，。;\\n]{0,24}(?:${NUMBER}[\\p{Script=Han}%]{1,3}|[=:为是]${NUMBER})${END_OF_CLAUSE}`,
    'u',
  ),
  /(?:请|只|仅|必须|务必)[^，。;\n]{0,8}(?:(?:输出|返回|回答|回复)[^，。;\n]{0,10}(?:json|yaml|xml)|(?:json|yaml|xml)[^，。;\n]{0,6}(?:输出|返回|回答|回复))/iu,
  /[把将][^，。;\n]{1,24}(?:记|填|写|登记|录入|上报)[录成为作][^。;\n]{1,24}(?:直接|自动|立即|马上)(?:入库|确认|生效|通过|入账)/u,
  /(?:别|不要|不得|不许|不能|切勿|莫)(?:告诉|通知)(?:别人|他人|他们|其他人|任何人|领导|大家)|(?:别|不要|不得|不许|不能|切勿|莫)(?:跟|和|对|向|让)(?:别人|他人|他们|其他人|任何人|领导|大家)(?:说|讲|提|知道|发现|看[到见])/u,
];
