/** The part of a structured logger that services use; pino is one. */
export interface Log {
  /** What goes as it should, for those who look into it. */
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
