import { inspect } from 'node:util';

/** A value that shows itself only to whoever asks for it by name: logs and messages print `[secret]`. */
export interface Secret {
  reveal(): string;
}

/** Wraps a value so that printing or serialising it does not show it. */
export function hide(value: string): Secret {
  const shown = () => '[secret]';
  return Object.freeze({ reveal: () => value, toString: shown, toJSON: shown, [inspect.custom]: shown });
}
