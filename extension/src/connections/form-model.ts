import { type ISignal, Signal } from '@lumino/signaling';
import { PanelFailure } from '../wire/failure.js';
import type { ConnectionSummary } from '../wire/protocol.js';
import type { ConnectionsModel } from './connections-model.js';
import { fieldOfError } from './field-of-error.js';
import { checkForm, EMPTY_FORM, type FormErrors, type FormField, trimForm } from './form.js';

/** The form that adds a connection: what is typed, what is wrong with it, whether it is being tried. */
export class FormModel {
  private typed = EMPTY_FORM;
  private wrong: FormErrors = {};
  private problem: PanelFailure | undefined;
  private attempt: AbortController | undefined;
  private readonly change = new Signal<this, void>(this);

  constructor(private readonly connections: ConnectionsModel) {}

  get changed(): ISignal<this, void> {
    return this.change;
  }

  get values(): typeof EMPTY_FORM {
    return this.typed;
  }

  get errors(): FormErrors {
    return this.wrong;
  }

  /** Why the last attempt failed. */
  get failure(): PanelFailure | undefined {
    return this.problem;
  }

  get submitting(): boolean {
    return this.attempt !== undefined;
  }

  set(field: FormField, value: string): void {
    this.typed = { ...this.typed, [field]: value };
    const { [field]: _, ...others } = this.wrong;
    this.wrong = others;
    this.change.emit();
  }

  /**
   * Tests and saves what was typed. Resolves to the saved connection; to `undefined` where the form has errors, the
   * connection failed, or it was stopped: the form then stays as it is.
   */
  async submit(): Promise<ConnectionSummary | undefined> {
    if (this.attempt !== undefined) return undefined;
    const form = trimForm(this.typed);
    const own = (this.connections.all ?? []).filter(({ source }) => source === 'user');
    const names = own.map(({ name }) => name);
    this.wrong = checkForm(form, names);
    this.problem = undefined;
    if (Object.keys(this.wrong).length > 0) {
      this.change.emit();
      return undefined;
    }
    const attempt = new AbortController();
    this.attempt = attempt;
    this.change.emit();
    try {
      return await this.connections.add(form, attempt.signal);
    } catch (error) {
      const failure = PanelFailure.from(error);
      if (failure.code === 'cancelled') return undefined;
      this.problem = failure;
      const field = fieldOfError(failure.code);
      if (field !== undefined) this.wrong = { [field]: failure.message };
      return undefined;
    } finally {
      this.attempt = undefined;
      this.change.emit();
    }
  }

  /** Stops an attempt that runs. */
  cancel(): void {
    this.attempt?.abort();
  }
}
