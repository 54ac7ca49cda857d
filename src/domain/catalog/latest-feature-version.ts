import type { FeatureVersion } from './feature-version.js';
import type { Step } from './step.js';

/**
 * The version whose computing step began to run last. A version without a known step is older than all with one; where dates
 * are the same the name decides, in code unit order.
 */
export function latestFeatureVersion(versions: readonly FeatureVersion[], steps: readonly Step[]): FeatureVersion | undefined {
  const began = new Map(steps.map(({ stepId, date }) => [stepId, date.epochMicroseconds]));
  const beginning = ({ stepIdFeature }: FeatureVersion): bigint | undefined =>
    stepIdFeature === null ? undefined : began.get(stepIdFeature);
  return versions.reduce<FeatureVersion | undefined>((latest, version) => {
    if (!latest) return version;
    const [one, other] = [beginning(latest), beginning(version)];
    if (one === other) return version.version > latest.version ? version : latest;
    return one === undefined || (other !== undefined && other > one) ? version : latest;
  }, undefined);
}
