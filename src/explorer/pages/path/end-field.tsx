import type { Reference } from '../../entity/view.ts';

interface EndFieldProps {
  readonly name: 'from' | 'to';
  readonly text?: string;
  readonly found?: Reference | undefined;
  readonly autofocus?: boolean;
}

/** A name to be typed. With it goes which entity of that name is meant, so that nobody has to write slugs. */
export function EndField({ name, text = '', found, autofocus = false }: EndFieldProps) {
  return (
    <span class="combo">
      <label for={name}>{name === 'from' ? 'From' : 'To'}</label>
      <input
        id={name}
        name={name}
        class="name"
        value={found?.name ?? text}
        maxLength={200}
        autocomplete="off"
        autofocus={autofocus}
      />
      <input type="hidden" name={`${name}Slug`} value={found?.slug ?? ''} />
    </span>
  );
}
