import { string } from '../shape/builders.js';

/**
 * An instance type by its form; the service has a list of some 200 that grows every few months, and the sandbox has one
 * machine anyway. Sizes as EC2 writes them.
 */
export const instanceType = string({
  pattern: 'ml\\.[a-z][a-z0-9-]*\\.(nano|micro|small|medium|large|xlarge|[0-9]+xlarge|metal)',
});
