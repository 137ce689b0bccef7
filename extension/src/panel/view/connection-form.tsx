import { useEffect, useId, useRef } from 'react';
import { FORM_FIELDS } from '../../connections/form.js';
import type { FormModel } from '../../connections/form-model.js';
import { FormFailure } from './form-failure.js';
import { FormField } from './form-field.js';

/** Adds a connection. It closes when that was tested and saved, or by Cancel or Escape; never because it failed. */
export function ConnectionForm(props: {
  form: FormModel;
  onSubmit: () => void;
  onCancel: () => void;
}) {
  const { form } = props;
  const title = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <form
      className="sb-form"
      aria-labelledby={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
      }}
    >
      <h3 id={title}>New connection</h3>
      {FORM_FIELDS.map(({ name, label, hint }, index) => (
        <FormField
          key={name}
          name={name}
          label={label}
          hint={hint}
          value={form.values[name]}
          error={form.errors[name]}
          disabled={form.submitting}
          inputRef={index === 0 ? first : undefined}
          onChange={(value) => form.set(name, value)}
        />
      ))}
      <FormFailure form={form} />
      <div className="sb-form-buttons">
        <button type="button" className="jp-mod-styled" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="submit" className="jp-mod-styled jp-mod-accept" disabled={form.submitting}>
          {form.submitting ? 'Connecting…' : 'Test and save'}
        </button>
      </div>
    </form>
  );
}
