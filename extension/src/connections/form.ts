import type { ConnectionForm } from '../wire/protocol.js';

export type FormField = keyof ConnectionForm;

/** What is wrong, by field. */
export type FormErrors = Readonly<Partial<Record<FormField, string>>>;

/** The fields in the order of the form, with what stands beside them. */
export const FORM_FIELDS: readonly {
  readonly name: FormField;
  readonly label: string;
  readonly hint: string;
}[] = [
  { name: 'name', label: 'Name', hint: 'What you write after %%sql, such as dev' },
  { name: 'cluster', label: 'Cluster', hint: 'The cluster’s identifier in your account' },
  { name: 'database', label: 'Database', hint: '' },
  { name: 'user', label: 'Database user', hint: 'Temporary credentials are made for this user' },
  { name: 'region', label: 'Region', hint: 'Such as us-east-1; empty: as AWS_REGION says' },
];

export const EMPTY_FORM: ConnectionForm = {
  name: '',
  cluster: '',
  database: 'dev',
  user: '',
  region: '',
};

/** The form without the blanks that come with pasting. */
export const trimForm = (form: ConnectionForm): ConnectionForm => ({
  name: form.name.trim(),
  cluster: form.cluster.trim(),
  database: form.database.trim(),
  user: form.user.trim(),
  region: form.region.trim(),
});

/**
 * What can be said to be wrong without asking anybody.
 *
 * @param taken Names of the user's saved connections.
 */
export function checkForm(form: ConnectionForm, taken: readonly string[]): FormErrors {
  const errors: Partial<Record<FormField, string>> = {};
  for (const { name, label } of FORM_FIELDS)
    if (name !== 'region' && form[name].trim() === '') errors[name] = `${label} is missing.`;
  const { name, cluster, region } = trimForm(form);
  if (name !== '' && !/^[A-Za-z0-9][\w.-]*$/.test(name))
    errors.name = `“${name}” cannot name a connection: letters and digits, then also “.”, “-” and “_”.`;
  else if (taken.includes(name)) errors.name = `A connection is named “${name}” already.`;
  // Redshift's rule: https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
  if (cluster !== '' && !/^[a-z](?!.*--)[a-z0-9-]{0,62}(?<!-)$/.test(cluster))
    errors.cluster = `“${cluster}” is no cluster identifier: small letters, digits and single hyphens.`;
  if (region !== '' && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
    errors.region = `“${region}” is no AWS region.`;
  return errors;
}
