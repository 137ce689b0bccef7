/** The line to one panel, such as a comm of the kernel. */
export interface PanelChannel {
  send(data: Readonly<Record<string, unknown>>): void;
  close(): void;
  onMessage(listener: (data: Readonly<Record<string, unknown>>) => void): void;
  onClose(listener: () => void): void;
}
