/** What a scenario says, with its files called by name wherever they lie on the machine. */
import { lastPart } from '../scenario/file-names.ts';
import type { LoadedScenario, Origin } from '../scenario/loaded.ts';
import { replaceScalar } from '../scenario/replace-scalar.ts';
import { inputNames } from './input-names.ts';

/** The one value of a scenario that is a path. */
const FILE_ADDRESS = 'population.organisations.file';

export interface PortableScenario {
  /** The merged file as plain data. */
  readonly resolved: unknown;
  readonly origins: readonly Origin[];
  /** `--set` expressions. */
  readonly overrides: readonly string[];
}

/**
 * The same scenario without a path of the machine: it does not tell in which folder the command
 * ran, nor how it was told where the scenario is.
 */
export function portable(loaded: LoadedScenario): PortableScenario {
  const nameOf = inputNames(loaded.files);
  const { organisations } = loaded.scenario.population;
  const path = 'path' in organisations ? organisations.path : null;
  return {
    resolved: path === null ? loaded.resolved : withFile(loaded.resolved, nameOf(path)),
    origins: loaded.origins.map((origin) => ({
      ...origin,
      text: origin.address === FILE_ADDRESS && path !== null ? nameOf(path) : origin.text,
      file: nameOf(origin.file),
    })),
    overrides: loaded.overrides.map((expression) => portableSetting(expression, path, nameOf)),
  };
}

/** Spread over the whole, so that the order of keys stays. */
function withFile(resolved: unknown, file: string): unknown {
  const { population } = resolved as { readonly population: { readonly organisations: object } };
  return {
    ...(resolved as object),
    population: { ...population, organisations: { ...population.organisations, file } },
  };
}

/** An expression that sets the path, or the map in which it stands. */
function portableSetting(
  expression: string,
  path: string | null,
  nameOf: (path: string) => string,
): string {
  const equals = expression.indexOf('=');
  const key = expression.slice(0, equals).trim();
  const isAround = key === FILE_ADDRESS || FILE_ADDRESS.startsWith(`${key}.`);
  if (!isAround) return expression;
  const keys = FILE_ADDRESS.slice(key.length)
    .split('.')
    .filter((part) => part !== '');
  const value = replaceScalar(expression.slice(equals + 1), keys, (file) =>
    file === path ? nameOf(file) : lastPart(file),
  );
  return `${expression.slice(0, equals + 1)}${value}`;
}
