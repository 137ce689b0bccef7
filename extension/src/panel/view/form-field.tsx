import { type Ref, useId } from 'react';

/** A labelled text field with a hint, and its error in the hint's place. */
export function FormField(props: {
  name: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  disabled: boolean;
  inputRef: Ref<HTMLInputElement> | undefined;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const below = `${id}-below`;
  return (
    <div className="sb-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        ref={props.inputRef}
        className="jp-mod-styled"
        name={props.name}
        value={props.value}
        disabled={props.disabled}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={props.error !== undefined}
        aria-describedby={below}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <div id={below} className={props.error === undefined ? 'sb-hint' : 'sb-field-error'}>
        {props.error ?? props.hint}
      </div>
    </div>
  );
}
