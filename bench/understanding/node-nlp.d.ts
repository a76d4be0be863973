/** The part of node-nlp 4 that is used here; the package ships no types. */
declare module 'node-nlp' {
  interface NlpSettings {
    readonly languages: readonly string[];
    readonly forceNER: boolean;
    readonly autoSave: boolean;
    readonly nlu: { readonly log: boolean };
  }
  export class NlpManager {
    constructor(settings: NlpSettings);
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ readonly intent: string }>;
  }
}
