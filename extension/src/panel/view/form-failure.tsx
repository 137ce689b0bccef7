import type { FormModel } from '../../connections/form-model.js';

/** Why the connection failed, unless that stands at a field already; and what to do. */
export function FormFailure({ form: { errors, failure } }: { form: FormModel }) {
  if (failure === undefined) return null;
  const atField = Object.values(errors).includes(failure.message);
  return (
    <div className="sb-form-failure" role="alert">
      {!atField && <p>{failure.message}</p>}
      <p className={atField ? undefined : 'sb-hint'}>{failure.hint ?? 'Nothing was saved.'}</p>
    </div>
  );
}
