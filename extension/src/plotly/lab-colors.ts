/** Colours and type that a figure takes over from the Lab, as values that Plotly reads. */
export interface LabColors {
  readonly text: string;
  readonly grid: string;
  readonly line: string;
  readonly hover: string;
  readonly fontFamily: string;
}

/** The Lab's current theme as seen from `node`, which must be in the document. */
export function labColors(node: HTMLElement): LabColors {
  const probe = document.createElement('span');
  node.append(probe);
  // Plotly reads colours, not CSS variables; the browser resolves them for an element.
  const color = (variable: string, otherwise: string): string => {
    probe.style.color = `var(${variable}, ${otherwise})`;
    return getComputedStyle(probe).color;
  };
  probe.style.fontFamily = 'var(--jp-ui-font-family, sans-serif)';
  const colors = {
    text: color('--jp-ui-font-color1', '#212121'),
    grid: color('--jp-border-color2', '#e0e0e0'),
    line: color('--jp-border-color1', '#bdbdbd'),
    hover: color('--jp-layout-color1', '#ffffff'),
    fontFamily: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return colors;
}
