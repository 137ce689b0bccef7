import type { Report } from './finding.js';
import { checkFiles } from './processing-files.js';
import { ROLE_ARN } from './redshift-dataset.js';
import { namedSecretKind, secretKind } from './secrets.js';
import { checkInteger, checkText, fields, items, type JsonObject } from './shape.js';

const READABLE =
  'Everyone who may describe the pipeline could read it; keep it in Secrets Manager.';

function checkCommand(report: Report, application: JsonObject): void {
  checkText(report, 'AppSpecification.ImageUri', application.ImageUri, {
    max: 255,
    pattern: /^\S+$/,
  });
  for (const key of ['ContainerEntrypoint', 'ContainerArguments']) {
    const list = application[key];
    if (list === undefined) continue;
    const path = `AppSpecification.${key}`;
    const words = items(list);
    if (words.length < 1 || words.length > 100)
      report(path, words.length, 'must have 1 to 100 items.');
    words.forEach((word, index) => {
      const place = `${path}[${index}]`;
      const secret = typeof word === 'string' ? secretKind(word) : undefined;
      if (secret === undefined) checkText(report, place, word, { min: 0, max: 256 });
      else report(place, '…', `holds ${secret}. ${READABLE}`);
    });
  }
}

function checkEnvironment(report: Report, environment: JsonObject): void {
  const entries = Object.entries(environment);
  if (entries.length > 100)
    report('Environment', entries.length, 'at most 100 entries are allowed.');
  for (const [name, value] of entries) {
    const path = `Environment.${name}`;
    checkText(report, path, name, {
      max: 256,
      pattern: /^[A-Za-z_]\w*$/,
      describe: 'a variable name',
    });
    const secret = typeof value === 'string' ? namedSecretKind(name, value) : undefined;
    if (secret === undefined) checkText(report, path, value, { min: 0, max: 256 });
    else report(path, '…', `holds ${secret}. ${READABLE}`);
  }
}

/** All that the service demands of a processing step's arguments. */
export function checkProcessing(report: Report, step: JsonObject): void {
  const cluster = fields(fields(step.ProcessingResources).ClusterConfig);
  const resources = 'ProcessingResources.ClusterConfig';
  checkText(report, `${resources}.InstanceType`, cluster.InstanceType, {
    max: 64,
    pattern: /^ml\.[a-z0-9-]+\.[a-z0-9]+$/,
    describe: 'an instance type such as ml.m5.xlarge',
  });
  checkInteger(report, `${resources}.InstanceCount`, cluster.InstanceCount, 1, 100);
  checkInteger(report, `${resources}.VolumeSizeInGB`, cluster.VolumeSizeInGB, 1, 16384);
  checkText(report, 'RoleArn', step.RoleArn, ROLE_ARN);
  checkCommand(report, fields(step.AppSpecification));
  checkEnvironment(report, fields(step.Environment));
  if (step.StoppingCondition !== undefined) {
    const seconds = fields(step.StoppingCondition).MaxRuntimeInSeconds;
    checkInteger(report, 'StoppingCondition.MaxRuntimeInSeconds', seconds, 1, 777_600);
  }
  checkFiles(report, step);
}
