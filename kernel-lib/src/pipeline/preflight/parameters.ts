import type { DeclaredParameter } from '../../sagemaker/variable.js';
import type { Report } from './finding.js';
import { NAME, NAME_RULE } from './names.js';
import { checkText, checkUnique } from './shape.js';

const TYPES: Readonly<Record<DeclaredParameter['Type'], (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
};

/** Names, types, defaults and lists of values of all parameters. */
export function checkParameters(report: Report, parameters: readonly DeclaredParameter[]): void {
  const names = parameters.map(({ Name }) => Name);
  checkUnique((_, value) => report('', value, 'is declared twice, differently.'), '', names);
  if (parameters.length > 200) report('', parameters.length, 'at most 200 parameters are allowed.');
  parameters.forEach(({ Name, Type, DefaultValue, EnumValues }, index) => {
    const path = `[${index}]`;
    const name = { max: 256, pattern: NAME, describe: NAME_RULE };
    checkText(report, `${path}.Name`, Name, name);
    if (DefaultValue === undefined) return;
    if (!TYPES[Type](DefaultValue)) {
      report(`${path}.DefaultValue`, DefaultValue, `the parameter ${Name} is of type ${Type}.`);
    }
    if (typeof DefaultValue === 'string' && DefaultValue.length > 4096) {
      report(`${path}.DefaultValue`, DefaultValue, 'may have at most 4096 characters.');
    }
    if (EnumValues !== undefined && !EnumValues.some((value) => value === DefaultValue)) {
      report(`${path}.DefaultValue`, DefaultValue, `must be one of ${EnumValues.join(', ')}.`);
    }
  });
}
