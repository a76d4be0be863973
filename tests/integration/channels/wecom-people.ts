import type { Bytes, SentFile } from '../../simulators/shared/bytes.js';
import type { Shown } from '../../simulators/shared/screens.js';
import { sampleDepartments, sampleGroups } from '../../simulators/wecom/office.js';
import type { SimMember } from '../../simulators/wecom/office.js';
import { startWecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import type {
  WecomSimulator,
  WecomSimulatorOptions,
} from '../../simulators/wecom/start-wecom-simulator.js';
import { Chats } from './chats.js';
import { sampleOffice } from './sample-office.js';

export const WECOM_GROUP = 'wrSampleGroup1';

const member = (userId: string, name: string, department: number): SimMember => ({
  userId,
  name,
  departments: [department],
  position: '',
  visible: true,
});

/** A platform whose address book has units of the sample plan. */
export function startWecom(options: WecomSimulatorOptions = {}): Promise<WecomSimulator> {
  return startWecomSimulator({
    ...sampleOffice(sampleDepartments, sampleGroups, member),
    ...options,
  });
}

interface CardButton {
  readonly text: string;
  readonly key: string;
}

export function buttonsOn({ card }: Shown): readonly CardButton[] {
  return (card?.['button_list'] ?? []) as readonly CardButton[];
}

/** Members in front of WeCom, who speak to the bot and press what it shows. */
export class WecomPeople {
  readonly chats: Chats;

  constructor(private readonly simulator: WecomSimulator) {
    this.chats = new Chats(simulator.control.screens);
  }

  inGroup(userId: string, text: string): void {
    this.#say({ userId, text, chatId: WECOM_GROUP });
  }

  privately(
    userId: string,
    saying: { text: string } | { image: Bytes } | { file: SentFile },
  ): void {
    this.#say({ userId, ...saying });
  }

  /** Waits for a button whose label begins so, and presses it. */
  async press(userId: string, label: string, chat = WECOM_GROUP): Promise<Shown> {
    const isIt = ({ text }: CardButton): boolean => text.startsWith(label);
    const card = await this.chats.next(chat, (shown) => buttonsOn(shown).some(isIt));
    const { key } = buttonsOn(card).find(isIt)!;
    const taskId = String(card.card?.['task_id']);
    this.chats.mark();
    const place = chat === WECOM_GROUP ? { chatId: chat } : {};
    this.simulator.control.members.click({ userId, ...place, taskId, key });
    return card;
  }

  #say(speech: Parameters<WecomSimulator['control']['members']['say']>[0]): void {
    this.chats.mark();
    const { heard, reason } = this.simulator.control.members.say(speech);
    if (!heard) throw new Error(reason);
  }
}
