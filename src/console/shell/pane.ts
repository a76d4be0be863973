/** What a narrow screen shows one at a time. */
export type Pane = 'chat' | 'board';
