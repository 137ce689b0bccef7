/** Type bytes of the server's messages (PostgreSQL documentation, "Message Formats"). */
export const Backend = {
  Authentication: 0x52, // R
  RowDescription: 0x54, // T
  DataRow: 0x44, // D
  CommandComplete: 0x43, // C
  EmptyQueryResponse: 0x49, // I
  ErrorResponse: 0x45, // E
  NoticeResponse: 0x4e, // N
  CopyInResponse: 0x47, // G
  ReadyForQuery: 0x5a, // Z
} as const;
