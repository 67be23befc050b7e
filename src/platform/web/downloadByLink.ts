/** A download, by a link that nobody sees. */
export function downloadByLink(document: Document, url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
