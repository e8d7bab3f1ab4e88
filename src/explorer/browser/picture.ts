/** Beside a drawing as SVG, the same as PNG: the browser paints it, at twice its size. */
export function offerPictures(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.svg-link')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'as-link';
    button.textContent = 'PNG';
    button.addEventListener('click', () => void save(link.href, button));
    link.after(' ', button);
  }
}

async function save(address: string, button: HTMLButtonElement): Promise<void> {
  button.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`Status ${response.status}`);
    saveAs('png', await toPicture(await response.blob()));
  } catch {
    button.textContent = 'PNG: it could not be made';
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** A drawing as SVG, painted at twice its size. */
export async function toPicture(drawing: Blob): Promise<Blob> {
  const source = URL.createObjectURL(drawing);
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(source);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('The browser could not paint the drawing.');
  return blob;
}

/** Saves a file under the title of the page. */
export function saveAs(ending: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${document.title}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
