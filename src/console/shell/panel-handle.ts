/** What a parent may do with a dialog. */
export interface PanelHandle {
  readonly open: () => Promise<void>;
  readonly close: () => void;
}
