import { bindingTexts } from './binding-texts.js';
import type { SettingName } from './command.js';
import { justSay, silence, textReply } from './outcome.js';
import { holdsRole, here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** 允许群内点名 and the like, by the office. */
export function decideSetting(
  situation: BoundSituation,
  setting: SettingName,
  on: boolean,
): Outcome {
  const { member, view } = situation;
  if (!holdsRole(member, 'office') && !member.isAdmin) {
    return justSay(textReply(here(situation), bindingTexts.settingOnlyOffice));
  }
  const text =
    setting === 'nameMissingInGroups'
      ? bindingTexts.settingNames(on)
      : bindingTexts.settingUnknown(on);
  return {
    ...silence,
    replies: [textReply(here(situation), text)],
    settings: { ...view.workspace.settings, [setting]: on },
    retention: { kind: 'keep', text: situation.text },
  };
}
