import type { ComponentChildren } from 'preact';

/** A link that leads out of the explorer. An address that is neither http nor https is shown as text. */
export function LinkOut({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  if (!isWebAddress(href)) return <span>{children}</span>;
  return (
    <a href={href} rel="noreferrer external">
      {children}
    </a>
  );
}

export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
}
