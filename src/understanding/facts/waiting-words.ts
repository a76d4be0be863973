/**
 * Words for a state that speak of the figure before them (还有一个在走流程), unlike 申报 or 推荐, which speak of the one
 * after them (申报5家).
 */
export const STATE =
  /^(?:待评审|待审|待定|待批|待认定|等待|公示中|正在公示|在走流程|走流程|走程序|在审|送审|审核中|正在审核|评审中|正在评审|审批中|在批|已受理|未批|还?没(?:批|来|到|报到|来报到|到岗|验收|下来|入职|过)|未(?:报到|到岗|验收)|尚未|还未|等批|等着|等正式|等文件|等结果|等省|等市|还在等|在谈|在办|正在办理)/;
