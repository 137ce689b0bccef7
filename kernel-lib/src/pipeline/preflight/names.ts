/** How SageMaker spells the names of pipelines, steps and parameters. */
export const NAME = /^[A-Za-z0-9](-*[A-Za-z0-9])*$/;

/** The same in words. */
export const NAME_RULE = 'letters, digits and hyphens, with a letter or digit at both ends';

export const STEP_NAME_LENGTH = 64;
export const PIPELINE_NAME_LENGTH = 256;
