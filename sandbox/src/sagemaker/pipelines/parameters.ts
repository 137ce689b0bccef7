import type { ParameterDefinition, ParameterType } from './definition.js';
import type { Json } from './json.js';

/** A parameter as StartPipelineExecution takes it: every value is text. */
export interface GivenParameter {
  readonly Name: string;
  readonly Value: string;
}

const maxDefault = 4096;

const isOfType: Readonly<Record<ParameterType, (value: Json) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

/** What is wrong with the parameters that a definition declares, each named. */
export function parameterProblems(parameters: readonly ParameterDefinition[]): string[] {
  const names = parameters.map(({ Name }) => Name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...twice].map((name) => `Parameter '${name}' is declared more than once.`),
    ...parameters.flatMap(declarationProblems),
  ];
}

function declarationProblems({ Name, Type, DefaultValue, EnumValues }: ParameterDefinition) {
  const problems: string[] = [];
  const given = [...(DefaultValue === undefined ? [] : [DefaultValue]), ...(EnumValues ?? [])];
  for (const value of given) {
    const shown = JSON.stringify(value).slice(0, 100);
    if (!isOfType[Type](value))
      problems.push(`Value ${shown} of parameter '${Name}' is no ${Type}.`);
    if (typeof value === 'string' && value.length > maxDefault) {
      problems.push(`A value of parameter '${Name}' is longer than ${maxDefault} characters.`);
    }
  }
  if (DefaultValue !== undefined && EnumValues?.includes(DefaultValue) === false) {
    problems.push(
      `DefaultValue ${JSON.stringify(DefaultValue)} of parameter '${Name}' is not one of its EnumValues ${JSON.stringify(EnumValues)}.`,
    );
  }
  return problems;
}

/** A given text as a value of the parameter's type; nothing where it is none. */
export function readParameter(type: ParameterType, text: string): Json | undefined {
  switch (type) {
    case 'String':
      return text;
    case 'Integer': {
      const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
      return Number.isSafeInteger(value) ? value : undefined;
    }
    case 'Float': {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? value : undefined;
    }
    case 'Boolean':
      // Python's SDK sends str(True).
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  }
}

/** The value of every declared parameter for one execution, or what is wrong with those given. */
export function bindParameters(
  declared: readonly ParameterDefinition[],
  given: readonly GivenParameter[],
): { readonly values: Readonly<Record<string, Json>>; readonly problems: readonly string[] } {
  const texts = new Map(given.map(({ Name, Value }) => [Name, Value]));
  const problems: string[] = [];
  if (texts.size < given.length) problems.push('A parameter is given more than once.');
  const values: Record<string, Json> = {};
  for (const { Name, Type, DefaultValue, EnumValues } of declared) {
    const text = texts.get(Name);
    texts.delete(Name);
    const value = text === undefined ? DefaultValue : readParameter(Type, text);
    if (value === undefined) {
      problems.push(
        text === undefined
          ? `Parameter '${Name}' has no default value and must be given.`
          : `Value '${text}' of parameter '${Name}' is no ${Type}.`,
      );
    } else if (EnumValues?.includes(value) === false) {
      problems.push(
        `Value '${text}' of parameter '${Name}' is not one of its EnumValues ${JSON.stringify(EnumValues)}.`,
      );
    } else {
      values[Name] = value;
    }
  }
  for (const name of texts.keys()) {
    problems.push(`Parameter '${name}' is not declared by the pipeline definition.`);
  }
  return { values, problems };
}
