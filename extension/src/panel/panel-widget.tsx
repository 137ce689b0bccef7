import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { redshiftIcon } from '../icons.js';
import type { PanelModel } from './panel-model.js';
import { PanelView } from './view/panel-view.js';
import type { TreeHost } from './view/tree-view.js';

/** The panel as a widget of the Lab's sidebar. */
export class PanelWidget extends ReactWidget {
  /** @param onShown Called whenever the panel comes into view. */
  constructor(
    private readonly model: PanelModel,
    private readonly host: TreeHost,
    private readonly onShown: () => void,
  ) {
    super();
    this.id = 'shiftbook-redshift';
    this.addClass('sb-panel');
    this.title.icon = redshiftIcon;
    this.title.caption = 'Redshift';
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', 'Redshift');
  }

  protected override render() {
    return <PanelView model={this.model} host={this.host} />;
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) this.onShown();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.onShown();
  }
}
