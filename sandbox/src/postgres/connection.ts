import type { ClientConfig } from 'pg';

/**
 * How the sandbox itself connects to its PostgreSQL: all is given, as `pg` would otherwise take the variables PGSSLMODE,
 * PGOPTIONS, … of the surroundings, which may well be another sandbox's.
 */
export const ownConnection = (socketFolder: string): ClientConfig => ({
  host: socketFolder,
  port: 5432,
  ssl: false,
  options: '-c client_min_messages=warning',
  application_name: 'shiftbook-sandbox',
});
