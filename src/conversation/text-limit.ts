/** A longer text is no message of a work group; it is answered and forgotten. */
export const MAX_TEXT_LENGTH = 5000;
