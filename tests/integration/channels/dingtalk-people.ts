import {
  sampleDepartments,
  sampleGroups,
  sampleMembers,
} from '../../simulators/dingtalk/office.js';
import type { SimMember } from '../../simulators/dingtalk/office.js';
import type { Shown } from '../../simulators/shared/screens.js';
import { startDingtalkSimulator } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type {
  DingtalkSimulator,
  DingtalkSimulatorOptions,
} from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import { Chats } from './chats.js';
import { sampleOffice } from './sample-office.js';

export const DINGTALK_GROUP = 'cidSampleGroup1==';

const member = (userId: string, name: string, department: number): SimMember => ({
  ...sampleMembers[0]!,
  userId,
  name,
  unionId: `union-${userId}`,
  dingtalkId: `$:LWCP_v1:$${userId}`,
  departments: [department],
});

/** A platform whose address book has units of the sample plan. */
export function startDingtalk(options: DingtalkSimulatorOptions = {}): Promise<DingtalkSimulator> {
  return startDingtalkSimulator({
    ...sampleOffice(sampleDepartments, sampleGroups, member),
    ...options,
  });
}

interface CardButton {
  readonly actionId: string;
  readonly label: string;
  readonly text: string;
}

/** As the template of the guide shows them: those with a label. */
function buttonsOn({ card }: Shown): readonly CardButton[] {
  const params = (card?.['params'] ?? {}) as Readonly<Record<string, string>>;
  return [1, 2, 3, 4, 5, 6].flatMap((number) => {
    const label = params[`button${number}`] ?? '';
    const text = params[`text${number}`] ?? '';
    return label === '' ? [] : [{ actionId: `button${number}`, label, text }];
  });
}

/** Members in front of DingTalk, who speak to the robot and press what it shows. */
export class DingtalkPeople {
  readonly chats: Chats;

  constructor(private readonly simulator: DingtalkSimulator) {
    this.chats = new Chats(simulator.control.screens);
  }

  inGroup(userId: string, text: string): void {
    this.#say({ userId, text, chatId: DINGTALK_GROUP });
  }

  privately(userId: string, text: string): void {
    this.#say({ userId, text });
  }

  /** Waits for a button whose label begins so, and presses it. */
  async press(userId: string, label: string, chat = DINGTALK_GROUP): Promise<Shown> {
    const isIt = (button: CardButton): boolean => button.label.startsWith(label);
    const shown = await this.chats.next(chat, (one) => buttonsOn(one).some(isIt));
    const { actionId, text } = buttonsOn(shown).find(isIt)!;
    const outTrackId = String(shown.card?.['outTrackId']);
    this.chats.mark();
    this.simulator.control.click({ userId, outTrackId, actionId, params: { text } });
    return shown;
  }

  #say(speech: Parameters<DingtalkSimulator['control']['members']['say']>[0]): void {
    this.chats.mark();
    const { heard, reason } = this.simulator.control.members.say(speech);
    if (!heard) throw new Error(reason);
  }
}
