import { errorCodes } from '../errors.ts';
import { builder } from './builder.ts';

const descriptions: readonly (readonly [code: string, description: string])[] = Object.entries(errorCodes);

/** No field answers with it: it stands in the schema for those who read it, and for what is generated from it. */
builder.enumType('ErrorCode', {
  description: 'What `extensions.code` of an error can be, and what to do about it.',
  values: Object.fromEntries(descriptions.map(([code, description]) => [code, { description }])),
});
