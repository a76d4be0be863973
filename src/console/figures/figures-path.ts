/** Where the office brings in a table of figures. */
export const FIGURES_PATH = '/figures';
