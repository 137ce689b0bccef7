/**
 * Calls `changed` whenever the Lab's theme may look different: its name in the document changes before its style
 * sheet is loaded, so both count. Returns what ends the watch.
 */
export function watchTheme(changed: () => void): () => void {
  const named = new MutationObserver(changed);
  named.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-name'] });
  const loaded = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement) changed();
  };
  // Loading does not bubble, but is seen on its way down.
  document.addEventListener('load', loaded, true);
  return () => {
    named.disconnect();
    document.removeEventListener('load', loaded, true);
  };
}
