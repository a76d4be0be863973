import { Pattern } from '../text/pattern.js';

/**
 * A message that is nothing but the name of a picture, with what it is of and how it is wanted: 看板,
 * 各单位情况图发我, 按任务出一张看板. A board that is told of (宣传看板做好了) is none.
 */
export const NAMES_PICTURE = new Pattern(
  /^(?:[按分](?:单位|任务))?(?:(?:请|麻烦|帮忙|帮我|给我|我要|我想|想|再|先|把|发|来|看|要|打开|调出|推送|查看|出|画|做|生成)(?:一?[下个张份幅看])?){0,3}(?:全县|我县|总体|整体|进度|指标|工作|任务|亮灯|数据|单位|部门|成员|责任|牵头|专班|攻坚|本周|本月|目前|当前|最新|各|个|家|项|按|分|的|和|、|，|\s|[IUTD]){0,8}(?:看板图?|(?:亮灯|情况|进度|进展|完成|总览|概览|一览)(?:情况)?图)(?:(?:发|给|来|推|贴|看|出|有)(?:一?[下份张个]|给?我|出来|到?群里|看看?|吗)?){0,2}[。!?~吧呗呢啊]{0,3}$/u,
);
