import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { SamplerName } from './tracing.ts';

/**
 * The sampler of that name, as the specification of OpenTelemetry describes it. With `parentbased_` it does as the caller
 * did where there is one. `ratio` is from 0 to 1; the samplers without a ratio do not look at it.
 */
export function samplerOf(name: SamplerName, ratio: number): Sampler {
  switch (name) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
    case 'parentbased_always_on':
      return new ParentBasedSampler({ root: samplerOf('always_on', ratio) });
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: samplerOf('always_off', ratio) });
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: samplerOf('traceidratio', ratio) });
  }
}
