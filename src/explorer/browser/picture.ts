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
    const source = URL.createObjectURL(await response.blob());
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
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob!);
    link.download = `${document.title}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch {
    button.textContent = 'PNG: it could not be made';
  } finally {
    button.removeAttribute('aria-busy');
  }
}
