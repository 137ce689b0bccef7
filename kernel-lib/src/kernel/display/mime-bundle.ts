import type { JsonObject } from '../wire/message.js';

/** A value by MIME type: text, JSON, or base64 for binary formats. */
export type MimeBundle = JsonObject;
