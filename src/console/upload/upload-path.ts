/** Where the link that the bot gives leads to; its token stands behind the `#`. */
export const UPLOAD_PATH = '/upload';
